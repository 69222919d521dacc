import django.contrib.postgres.fields
import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """How demands grow, from when on there is one, which messages are likely one matter, and what nights propose."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("contact", "0003_fewer_indexes"),
        ("demands", "0002_sharing"),
    ]

    operations = [
        Together(
            [
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.CreateModel(
                    name="Thresholds",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("joins_from", models.PositiveSmallIntegerField(default=80)),
                        ("offers_from", models.PositiveSmallIntegerField(default=45)),
                        ("people", models.PositiveSmallIntegerField(default=5)),
                        ("places", models.PositiveSmallIntegerField(default=3)),
                        ("days", models.PositiveSmallIntegerField(default=30)),
                        ("season_begins", models.CharField(default="11-15", max_length=5)),
                        ("season_ends", models.CharField(default="03-15", max_length=5)),
                        ("season_people", models.PositiveSmallIntegerField(default=3)),
                        ("season_days", models.PositiveSmallIntegerField(default=7)),
                        (
                            "season_words",
                            models.CharField(
                                blank=True, default="暖气 供暖 供热 取暖 地暖 锅炉 heating boiler", max_length=200
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddField(
                    model_name="demand",
                    name="before",
                    field=models.PositiveIntegerField(default=0),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="is_published",
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="is_ripe",
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="is_rising",
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="last_year",
                    field=models.FloatField(null=True),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="lately",
                    field=models.PositiveIntegerField(default=0),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="places",
                    field=models.PositiveIntegerField(default=0),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="public_text",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="warmth",
                    field=models.FloatField(default=0),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="week",
                    field=models.PositiveIntegerField(default=0),
                ),
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
                            ("publish", "publish"),
                            ("unpublish", "unpublish"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.AddIndex(
                    model_name="demand",
                    index=models.Index(
                        condition=models.Q(("is_ripe", True), ("state", "candidate")),
                        fields=["congress", "-last_at", "-id"],
                        name="demands_ripe",
                    ),
                ),
                migrations.AddIndex(
                    model_name="demand",
                    index=models.Index(
                        condition=models.Q(("is_published", True)),
                        fields=["congress", "-last_at", "-id"],
                        name="demands_public",
                    ),
                ),
                migrations.AddIndex(
                    model_name="demand",
                    index=models.Index(
                        condition=models.Q(("is_rising", True)),
                        fields=["congress", "-warmth", "-id"],
                        name="demands_rising",
                    ),
                ),
                migrations.AddField(
                    model_name="link",
                    name="congress",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        default=hearth.core.tenancy.current_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.congress",
                    ),
                ),
                migrations.AddField(
                    model_name="link",
                    name="one",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contact.thread",
                    ),
                ),
                migrations.AddField(
                    model_name="link",
                    name="other",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contact.thread",
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="congress",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        default=hearth.core.tenancy.current_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.congress",
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="decision",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="demands.decision",
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="demand",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="demands.demand",
                    ),
                ),
                migrations.AddField(
                    model_name="proposal",
                    name="other",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="demands.demand",
                    ),
                ),
                migrations.AddField(
                    model_name="thresholds",
                    name="congress",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        default=hearth.core.tenancy.current_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.congress",
                    ),
                ),
                migrations.AddIndex(
                    model_name="link",
                    index=models.Index(fields=["congress", "other"], name="links_of_other"),
                ),
                migrations.AddConstraint(
                    model_name="link",
                    constraint=models.UniqueConstraint(fields=("congress", "one", "other"), name="alike_once"),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["congress", "-made_at", "-id"],
                        name="proposals_open",
                    ),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=models.Index(fields=["congress", "mark"], name="proposals_by_mark"),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="proposal_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("congress", "mark"), name="proposed_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="thresholds",
                    constraint=models.UniqueConstraint(fields=("congress",), name="thresholds_once"),
                ),
            ]
        )
    ]
