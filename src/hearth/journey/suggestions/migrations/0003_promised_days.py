from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """An answer names the day by which the unit promises what is not done yet."""

    dependencies = [
        ("suggestions", "0002_keeps_wordings"),
    ]

    operations = [
        Together(
            [
                migrations.AddField(
                    model_name="answer",
                    name="due_on",
                    field=models.DateField(null=True),
                ),
            ]
        )
    ]
