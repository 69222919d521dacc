import django.contrib.postgres.fields
import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Which messages are likely one matter, and what the nights make of it."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("contact", "0003_fewer_indexes"),
        ("demands", "0002_sharing"),
    ]

    operations = [
        Together(
            [
                migrations.AlterField(
                    model_name="decision",
                    name="verb",
                    field=models.CharField(
                        choices=[
                            ("begin", "begin"),
                            ("join", "join"),
                            ("accept", "accept"),
                            ("refuse", "refuse"),
                            ("take_out", "take_out"),
                            ("confirm", "confirm"),
                            ("rename", "rename"),
                            ("hand_to", "hand_to"),
                            ("watch", "watch"),
                            ("solve", "solve"),
                            ("close", "close"),
                            ("reopen", "reopen"),
                            ("merge", "merge"),
                            ("split", "split"),
                            ("dissolve", "dissolve"),
                            ("keep", "keep"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("probability", models.FloatField()),
                        ("version", models.CharField(max_length=40)),
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
                            "one",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="contact.thread",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="contact.thread",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["congress", "other"], name="links_of_other")],
                        "constraints": [
                            models.UniqueConstraint(fields=("congress", "one", "other"), name="alike_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("merge", "merge"), ("move", "move"), ("split", "split")], max_length=5
                            ),
                        ),
                        ("state", models.CharField(default="open", max_length=8)),
                        (
                            "threads",
                            django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None),
                        ),
                        ("score", models.FloatField()),
                        ("title", models.CharField(blank=True, max_length=80)),
                        ("why", models.JSONField(default=dict)),
                        (
                            "quoted",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), default=list, size=None
                            ),
                        ),
                        ("mark", models.CharField(max_length=32)),
                        ("made_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
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
                            "decision",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="demands.decision",
                            ),
                        ),
                        (
                            "demand",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="demands.demand",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="demands.demand",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "open")),
                                fields=["congress", "-made_at", "-id"],
                                name="proposals_open",
                            ),
                            models.Index(fields=["congress", "mark"], name="proposals_by_mark"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("congress", "code"), name="proposal_codes_differ"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")), fields=("congress", "mark"), name="proposed_once"
                            ),
                        ],
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
            ]
        )
    ]
