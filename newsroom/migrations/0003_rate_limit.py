from django.db import migrations

# Unlogged: a counter lost in a crash costs nothing, writing it to the log would.
CREATE = """
CREATE UNLOGGED TABLE newsroom_ratelimit (
    key text PRIMARY KEY,
    window_start timestamptz NOT NULL,
    hits integer NOT NULL
);
CREATE INDEX newsroom_ratelimit_age ON newsroom_ratelimit (window_start);
"""


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_publication")]
    operations = [migrations.RunSQL(CREATE, "DROP TABLE newsroom_ratelimit")]
