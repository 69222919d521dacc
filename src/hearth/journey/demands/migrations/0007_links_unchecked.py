import django.db.models.deletion
from django.db import migrations, models


def unchecked(name):
    return migrations.AlterField(
        model_name="link",
        name=name,
        field=models.ForeignKey(
            db_constraint=False,
            db_index=False,
            on_delete=django.db.models.deletion.CASCADE,
            related_name="+",
            to="contact.thread",
        ),
    )


class Migration(migrations.Migration):
    """For each message sixty links were checked, two threads each; the night takes away those that lead nowhere."""

    dependencies = [("demands", "0006_clues")]

    operations = [unchecked("one"), unchecked("other")]
