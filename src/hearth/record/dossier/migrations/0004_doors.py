from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """A code at the door of an activity."""

    dependencies = [
        ("dossier", "0003_evidence"),
    ]

    operations = [
        Together(
            [
                migrations.AddField(
                    model_name="activity",
                    name="doors",
                    field=models.PositiveSmallIntegerField(default=0),
                ),
                migrations.AddField(
                    model_name="activity",
                    name="has_door",
                    field=models.BooleanField(default=False),
                ),
            ]
        )
    ]
