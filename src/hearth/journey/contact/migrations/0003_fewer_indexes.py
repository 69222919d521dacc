import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Every index is written with every message: none is kept that only a search by beginnings, or no one, would use."""

    dependencies = [
        ("accounts", "0002_homes"),
        ("congress", "0002_past_the_wall"),
        ("contact", "0002_looks_past_the_wall"),
    ]

    operations = [
        migrations.AlterField(
            model_name="thread",
            name="locator",
            field=models.CharField(max_length=8),
        ),
        migrations.AlterField(
            model_name="thread",
            name="staff",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="accounts.user",
            ),
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(condition=models.Q(("staff__isnull", False)), fields=["staff"], name="thread_in_hand"),
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.UniqueConstraint(fields=("locator",), name="thread_locators_differ"),
        ),
    ]
