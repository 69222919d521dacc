"""A clock that runs is written over whenever the rules change: fewer indexes hold it, and its page keeps room for it."""

from django.db import migrations, models

ROOM = "ALTER TABLE rulebook_clock SET (fillfactor = 80)"
NO_ROOM = "ALTER TABLE rulebook_clock RESET (fillfactor)"


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0002_trials_and_special_days")]

    operations = [
        migrations.RemoveIndex("clock", "clocks_by_end"),
        migrations.AddIndex(
            "clock",
            models.Index(
                fields=["congress", "stopped_at"],
                condition=models.Q(("stopped_at", None), _negated=True),
                name="clocks_by_end",
            ),
        ),
        migrations.RunSQL(ROOM, NO_ROOM),
    ]
