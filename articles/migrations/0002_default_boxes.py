from django.db import migrations

# The boxes that every newspaper starts with; editors rename, refill or switch them off.
BOXES = [
    {"name": "Tin chính", "place": "front_lead", "size": 6, "fill": "latest"},
    {"name": "Nổi bật", "place": "featured", "size": 4, "fill": "latest"},
    {"name": "Đừng bỏ lỡ", "place": "after", "size": 4, "fill": "none"},
]


def add(apps, schema_editor):
    Box = apps.get_model("articles", "Box")
    if not Box.objects.exists():
        Box.objects.bulk_create(Box(**values) for values in BOXES)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_stories")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
