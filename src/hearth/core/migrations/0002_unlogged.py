from django.db import migrations


class Migration(migrations.Migration):
    """Counts of tries need not survive a crash; unlogged, each costs half."""

    dependencies = [("core", "0001_throttle")]

    operations = [
        migrations.RunSQL("ALTER TABLE core_tally SET UNLOGGED", "ALTER TABLE core_tally SET LOGGED"),
    ]
