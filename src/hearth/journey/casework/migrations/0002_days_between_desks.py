"""How long a matter wandered before it came to the right unit: written down where it is sent, filled in for the past."""

from django.db import migrations, models

FILL = """
WITH RECURSIVE way AS (
    SELECT id, sent_at FROM casework_referral WHERE before_id IS NULL
    UNION ALL
    SELECT r.id, way.sent_at FROM casework_referral r JOIN way ON r.before_id = way.id
)
UPDATE casework_referral r SET first_sent_at = way.sent_at FROM way WHERE way.id = r.id
"""
REST = "UPDATE casework_referral SET first_sent_at = sent_at WHERE first_sent_at IS NULL"


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_referrals")]

    operations = [
        migrations.AddField("referral", "first_sent_at", models.DateTimeField(null=True)),
        migrations.RunSQL([FILL, REST], migrations.RunSQL.noop),
    ]
