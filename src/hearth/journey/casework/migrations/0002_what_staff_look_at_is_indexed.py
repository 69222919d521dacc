from django.db import migrations, models


class Migration(migrations.Migration):
    """Reports that were sent back and what came from another unit are few among many, and found as such."""

    dependencies = [
        ("casework", "0001_tables"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("sent_back__gt", 0)),
                fields=["congress", "-moved_at", "-id"],
                name="referrals_sent_back",
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("before__isnull", False)),
                fields=["congress", "-moved_at", "-id"],
                name="referrals_wandered",
            ),
        ),
    ]
