import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """What goes to the congress above, what came from one below, and what became of it."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("suggestions", "0007_areas"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="SentUp",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("key", models.UUIDField()),
                        ("reason", models.TextField()),
                        ("name", models.CharField(max_length=80)),
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
                            "suggestion",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sent_up",
                                to="suggestions.suggestion",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="FromAbove",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("key", models.UUIDField()),
                        ("place", models.PositiveSmallIntegerField()),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("taken_on", "a deputy took it on"),
                                    ("passed_on", "passed on to an organ"),
                                    ("declined", "not taken on"),
                                    ("registered", "registered with a number"),
                                    ("answered", "answered"),
                                    ("outcome", "a measure or an issued document"),
                                    ("concluded", "concluded"),
                                    ("let_go", "nobody pursues it at the moment"),
                                    ("published", "everybody can read it there"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("number", models.CharField(blank=True, max_length=60)),
                        (
                            "result_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("resolved", "solved, or adopted"),
                                    ("in_progress", "under way, with a plan and a date"),
                                    ("planned", "listed for later"),
                                    ("deferred", "conditions are not there now"),
                                    ("reference", "kept for reference, or explained"),
                                    ("referred_up", "belongs to a higher organ"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("who", models.CharField(blank=True, max_length=120)),
                        ("title", models.CharField(blank=True, max_length=120)),
                        ("dated_on", models.DateField(null=True)),
                        ("words", models.TextField(blank=True)),
                        ("link", models.CharField(blank=True, max_length=500)),
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
                            "sent",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="heard",
                                to="suggestions.sentup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="FromBelow",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        ("key", models.UUIDField()),
                        ("number", models.CharField(max_length=20)),
                        ("link", models.CharField(blank=True, max_length=200)),
                        ("title", models.CharField(max_length=80)),
                        ("facts", models.TextField()),
                        ("asks", models.JSONField()),
                        ("deputies", models.JSONField()),
                        ("reason", models.TextField()),
                        ("is_confidential", models.BooleanField(default=False)),
                        ("state", models.CharField(default="arrived", max_length=10)),
                        ("organ", models.CharField(blank=True, max_length=120)),
                        ("remark", models.TextField(blank=True)),
                        ("answer", models.TextField(blank=True)),
                        ("decided_by", models.CharField(blank=True, max_length=80)),
                        ("arrived_at", models.DateTimeField()),
                        ("moved_at", models.DateTimeField()),
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
                            "origin",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                            ),
                        ),
                        (
                            "suggestion",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="from_below",
                                to="suggestions.suggestion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["congress", "state", "-moved_at", "-id"], name="from_below_by_state")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("congress", "code"), name="from_below_codes_differ"),
                            models.UniqueConstraint(fields=("congress", "key"), name="from_below_arrives_once"),
                        ],
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.AddIndex(
                    model_name="sentup",
                    index=models.Index(fields=["congress", "suggestion"], name="sent_up_of_suggestion"),
                ),
                migrations.AddConstraint(
                    model_name="sentup",
                    constraint=models.UniqueConstraint(fields=("congress", "key"), name="sent_up_once"),
                ),
                migrations.AddConstraint(
                    model_name="fromabove",
                    constraint=models.UniqueConstraint(fields=("congress", "sent", "key"), name="step_comes_back_once"),
                ),
                migrations.AddConstraint(
                    model_name="fromabove",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "sent", "place"), name="steps_from_above_in_a_row"
                    ),
                ),
            ]
        )
    ]
