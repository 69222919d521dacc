from django.db import migrations, models


class Migration(migrations.Migration):
    """What a unit has in hand is found by the same index that keeps it from being sent the same matter twice."""

    dependencies = [
        ("casework", "0002_what_staff_look_at_is_indexed"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="referral",
            name="one_open_referral_to_a_unit",
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("sent", "returned", "accepted", "asking", "suspended", "reported"))),
                fields=("congress", "unit", "issue"),
                name="one_open_referral_to_a_unit",
            ),
        ),
    ]
