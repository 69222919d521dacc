from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Where a place has a second evaluation, how the deputy rates what became of a promise."""

    dependencies = [
        ("outcomes", "0003_from_suggestions"),
    ]

    operations = [
        Together(
            [
                migrations.AddField(
                    model_name="commitment",
                    name="grade",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "satisfied"),
                            ("basically", "basically satisfied"),
                            ("not", "not satisfied"),
                        ],
                        max_length=10,
                    ),
                ),
            ]
        )
    ]
