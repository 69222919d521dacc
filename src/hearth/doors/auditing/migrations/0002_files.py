from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Duty files among what can be ordered."""

    dependencies = [
        ("auditing", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.AlterField(
                    model_name="export",
                    name="subject",
                    field=models.CharField(
                        choices=[
                            ("ledger", "ledger"),
                            ("sightings", "sightings"),
                            ("register", "register"),
                            ("files", "duty files"),
                        ],
                        max_length=10,
                    ),
                ),
            ]
        )
    ]
