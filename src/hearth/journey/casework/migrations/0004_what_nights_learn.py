import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):
    """What nights learn of where messages belong, and what was held likeliest when a message was referred."""

    dependencies = [
        ("casework", "0003_found_by_unit_first"),
        ("congress", "0002_past_the_wall"),
    ]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="chance",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="guess",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="casework.route",
            ),
        ),
        migrations.AddField(
            model_name="route",
            name="topic",
            field=models.CharField(blank=True, default="", max_length=10),
        ),
        migrations.CreateModel(
            name="RoutingModel",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=8)),
                ("state", models.CharField(default="proposed", max_length=8)),
                ("packed", models.BinaryField(default=b"")),
                ("figures", models.JSONField(default=dict)),
                ("examples", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("newest_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField()),
                ("said_by", models.CharField(blank=True, max_length=80)),
                (
                    "before",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="casework.routingmodel",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["congress", "-made_at"], name="routing_models_lately")],
                "constraints": [
                    models.UniqueConstraint(fields=("congress", "code"), name="routing_model_codes_differ"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "in_force"))),
                        fields=("congress", "state"),
                        name="one_routing_model_in_force",
                    ),
                ],
            },
            bases=(hearth.core.lifecycle.Moving, models.Model),
        ),
    ]
