import django.db.models.deletion
import hearth.core.ids
import hearth.core.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):
    """Words that staff pin to a demand."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("demands", "0007_links_unchecked"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pin",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("word", models.CharField(max_length=12)),
                ("said_by", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "congress",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        default=hearth.core.tenancy.current_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.congress",
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pins", to="demands.demand"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("congress", "demand", "word"), name="pinned_once")],
            },
        ),
    ]
