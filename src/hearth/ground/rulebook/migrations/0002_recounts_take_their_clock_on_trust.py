import django.db.models.deletion
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """A recount is written by the statement that holds its clock: to look for the clock again cost as much as the row."""

    dependencies = [("rulebook", "0001_tables")]

    operations = [
        Together(
            [
                migrations.AlterField(
                    model_name="recount",
                    name="clock",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recounts",
                        to="rulebook.clock",
                    ),
                ),
            ]
        ),
    ]
