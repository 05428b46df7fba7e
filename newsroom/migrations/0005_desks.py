from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_stories"),
        ("newsroom", "0004_pages"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="categories",
            field=models.ManyToManyField(
                blank=True,
                help_text="Whose stories by others this person may change. None chosen: all.",
                related_name="editors",
                to="articles.category",
                verbose_name="categories",
            ),
        ),
    ]
