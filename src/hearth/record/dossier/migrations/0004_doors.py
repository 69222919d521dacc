from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """A code at the door of an activity."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("dossier", "0003_evidence"),
    ]

    operations = [
        Together(
            [
                migrations.AddField(
                    model_name="activity",
                    name="door",
                    field=models.CharField(blank=True, max_length=24),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("door", ""), _negated=True),
                        fields=("congress", "door"),
                        name="doors_differ",
                    ),
                ),
            ]
        )
    ]
