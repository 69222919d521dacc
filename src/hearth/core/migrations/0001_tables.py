from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """What the whole house counts by."""

    initial = True
    replaces = [("core", "0001_throttle"), ("core", "0002_unlogged"), ("core", "0003_strokes")]

    dependencies = []

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="QueuedJob",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("queue_name", models.TextField()),
                        ("task_name", models.TextField()),
                        ("args", models.JSONField()),
                    ],
                    options={
                        "db_table": "procrastinate_jobs",
                        "managed": False,
                    },
                ),
                migrations.CreateModel(
                    name="Stroke",
                    fields=[
                        ("job", models.TextField(primary_key=True, serialize=False)),
                        ("struck_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Tally",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.BinaryField()),
                        ("window", models.BigIntegerField()),
                        ("count", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("key", "window"), name="tally_once_per_window")
                        ],
                    },
                ),
            ]
        ),
        # counts of tries need not survive a crash; unlogged, each costs half
        migrations.RunSQL("ALTER TABLE core_tally SET UNLOGGED", "ALTER TABLE core_tally SET LOGGED"),
    ]
