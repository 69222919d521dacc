import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Common demands, the places of messages in them, what was decided about that, and what was read of messages."""

    initial = True

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("contact", "0003_fewer_indexes"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Demand",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        ("title", models.CharField(max_length=80)),
                        ("state", models.CharField(default="candidate", max_length=10)),
                        ("people", models.PositiveIntegerField(default=0)),
                        ("voices", models.PositiveIntegerField(default=0)),
                        ("first_at", models.DateTimeField(null=True)),
                        ("last_at", models.DateTimeField(null=True)),
                        ("result", models.TextField(blank=True)),
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
                            "into",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absorbed",
                                to="demands.demand",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demands",
                                to="congress.deputy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "verb",
                            models.CharField(
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
                                ],
                                max_length=10,
                            ),
                        ),
                        ("before", models.JSONField(default=dict)),
                        ("who", models.UUIDField(null=True)),
                        ("name", models.CharField(max_length=80)),
                        ("role", models.CharField(max_length=20)),
                        ("made_at", models.DateTimeField()),
                        ("undone_at", models.DateTimeField(null=True)),
                        ("undone_by", models.CharField(blank=True, max_length=80)),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="demands.demand",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions_beside",
                                to="demands.demand",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Broadcast",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("body", models.TextField()),
                        ("reply_type", models.CharField(max_length=10)),
                        ("promised_on", models.DateField(null=True)),
                        ("passed_to", models.CharField(blank=True, max_length=80)),
                        ("by", models.UUIDField()),
                        ("name", models.CharField(max_length=80)),
                        ("made_at", models.DateTimeField()),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="broadcasts",
                                to="demands.demand",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Apart",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kept_apart",
                                to="contact.thread",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aparts",
                                to="demands.decision",
                            ),
                        ),
                        (
                            "demand",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kept_apart",
                                to="demands.demand",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Gathering",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("state", models.CharField(default="offered", max_length=8)),
                        (
                            "how",
                            models.CharField(
                                choices=[("machine", "the machine, by itself"), ("person", "a person")],
                                default="machine",
                                max_length=8,
                            ),
                        ),
                        ("score", models.FloatField(null=True)),
                        ("why", models.JSONField(default=dict)),
                        ("source", models.BinaryField(default=b"", max_length=12)),
                        ("since", models.DateTimeField()),
                        ("said_by", models.CharField(blank=True, max_length=80)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("ended_from", models.CharField(blank=True, max_length=8)),
                        ("told", models.CharField(blank=True, max_length=10)),
                        ("is_to_tell", models.BooleanField(default=False)),
                        (
                            "begun_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="begun",
                                to="demands.decision",
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
                        (
                            "demand",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="gatherings",
                                to="demands.demand",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="ended",
                                to="demands.decision",
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="gatherings",
                                to="contact.thread",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("term", models.TextField()),
                        ("amount", models.PositiveIntegerField()),
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
                    },
                ),
                migrations.CreateModel(
                    name="TextReading",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("told", models.JSONField()),
                        ("terms", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
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
                            "thread",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reading", to="contact.thread"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Delivered",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("is_answered", models.BooleanField()),
                        (
                            "broadcast",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delivered",
                                to="demands.broadcast",
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
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contact.thread"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "broadcast", "thread"), name="delivered_once_to_each"
                            )
                        ],
                    },
                ),
                migrations.AddIndex(
                    model_name="demand",
                    index=models.Index(fields=["congress", "state", "-last_at", "-id"], name="demands_lately_by_state"),
                ),
                migrations.AddIndex(
                    model_name="demand",
                    index=models.Index(
                        condition=models.Q(("owner__isnull", False)),
                        fields=["congress", "owner"],
                        name="demands_of_owner",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="demand",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="demand_codes_differ"),
                ),
                migrations.AddIndex(
                    model_name="decision",
                    index=models.Index(fields=["congress", "demand", "-made_at", "-id"], name="decisions_lately"),
                ),
                migrations.AddIndex(
                    model_name="broadcast",
                    index=models.Index(fields=["congress", "demand", "-made_at"], name="broadcasts_lately"),
                ),
                migrations.AddIndex(
                    model_name="apart",
                    index=models.Index(fields=["congress", "thread", "demand"], name="apart_of_thread"),
                ),
                migrations.AddIndex(
                    model_name="gathering",
                    index=models.Index(
                        fields=["congress", "demand", "state", "-since", "-id"], name="gatherings_lately"
                    ),
                ),
                migrations.AddIndex(
                    model_name="gathering",
                    index=models.Index(
                        condition=models.Q(("is_to_tell", True)),
                        fields=["congress", "since"],
                        name="gatherings_to_tell",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gathering",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "joined")),
                        fields=("congress", "thread"),
                        name="in_one_demand_at_a_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gathering",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("offered", "joined"))),
                        fields=("congress", "demand", "thread"),
                        name="there_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="term",
                    constraint=models.UniqueConstraint(fields=("congress", "term"), name="terms_differ"),
                ),
                migrations.AddIndex(
                    model_name="textreading",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["terms"], name="reading_terms"),
                ),
                migrations.AddIndex(
                    model_name="textreading",
                    index=models.Index(fields=["congress", "at"], name="readings_lately"),
                ),
            ]
        )
    ]
