import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """What units promised, and how it was kept."""

    initial = True
    replaces = [("outcomes", "0001_promises")]

    dependencies = [
        ("casework", "0001_tables"),
        ("congress", "0001_tables"),
        ("contact", "0001_tables"),
        ("rulebook", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Commitment",
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
                                choices=[("once", "done once, by a day"), ("recurring", "kept again and again")],
                                max_length=10,
                            ),
                        ),
                        ("words", models.TextField()),
                        ("due_on", models.DateField(null=True)),
                        (
                            "metric",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("accepted", "referrals taken on or given back in time"),
                                    ("reported", "referrals reported on in time"),
                                    ("outside", "what the platform does not see, counted by hand"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("danger", "danger"),
                                    ("utilities", "utilities"),
                                    ("ordinary", "ordinary"),
                                    ("hard", "hard"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("percent", models.PositiveSmallIntegerField(null=True)),
                        ("within", models.PositiveIntegerField(null=True)),
                        (
                            "span",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("min", "minutes"),
                                    ("h", "hours"),
                                    ("wh", "office hours"),
                                    ("d", "days"),
                                    ("wd", "working days"),
                                ],
                                max_length=3,
                            ),
                        ),
                        ("state", models.CharField(default="open", max_length=10)),
                        ("name", models.CharField(max_length=80)),
                        ("role", models.CharField(max_length=20)),
                        ("made_at", models.DateTimeField()),
                        ("moved_at", models.DateTimeField()),
                        ("result", models.TextField(blank=True)),
                        ("document_no", models.CharField(blank=True, max_length=60)),
                        ("explanation", models.TextField(blank=True)),
                        ("signed_by", models.CharField(blank=True, max_length=80)),
                        ("objection", models.TextField(blank=True)),
                        ("told_by", models.UUIDField(null=True)),
                        ("told_at", models.DateTimeField(null=True)),
                        (
                            "clock",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="rulebook.clock",
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
                            "referral",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="commitments",
                                to="casework.referral",
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="commitments",
                                to="contact.thread",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="congress.unit",
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
                    name="Measurement",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("since", models.DateField()),
                        ("until", models.DateField()),
                        ("sample", models.PositiveIntegerField()),
                        ("met", models.PositiveIntegerField()),
                        ("missing", models.PositiveIntegerField(default=0)),
                        ("percent", models.PositiveSmallIntegerField()),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("rows", "counted from referrals and their clocks"),
                                    ("typed", "counted by hand, with its source"),
                                ],
                                max_length=5,
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("name", models.CharField(blank=True, max_length=80)),
                        ("measured_at", models.DateTimeField()),
                        (
                            "commitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="measurements",
                                to="outcomes.commitment",
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
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("was_due_on", models.DateField(null=True)),
                        ("was_percent", models.PositiveSmallIntegerField(null=True)),
                        ("was_within", models.PositiveIntegerField(null=True)),
                        ("was_span", models.CharField(blank=True, max_length=3)),
                        ("name", models.CharField(max_length=80)),
                        ("role", models.CharField(max_length=20)),
                        ("revised_at", models.DateTimeField()),
                        (
                            "commitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="outcomes.commitment",
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
                    },
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(
                        fields=["congress", "unit", "-moved_at", "-id"], name="commitments_lately_of_unit"
                    ),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(fields=["congress", "-moved_at", "-id"], name="commitments_lately"),
                ),
                migrations.AddIndex(
                    model_name="commitment",
                    index=models.Index(fields=["congress", "state", "-moved_at", "-id"], name="commitments_by_state"),
                ),
                migrations.AddConstraint(
                    model_name="commitment",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="commitment_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="commitment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("due_on__isnull", False),
                                ("kind", "once"),
                                ("metric", ""),
                                ("percent", None),
                                ("span", ""),
                                ("within", None),
                            ),
                            models.Q(
                                ("due_on", None),
                                ("kind", "recurring"),
                                ("percent__gte", 1),
                                ("percent__lte", 100),
                                ("within__gte", 1),
                                models.Q(("metric", ""), _negated=True),
                                models.Q(("span", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="commitment_has_a_day_or_a_target",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measurement",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "commitment", "since", "until"), name="measured_once_a_period"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measurement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("met__lte", models.F("sample"))), name="met_of_the_sample"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="measurement",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("since__lte", models.F("until"))), name="measured_forward"
                    ),
                ),
                migrations.AddIndex(
                    model_name="revision",
                    index=models.Index(fields=["congress", "commitment", "revised_at"], name="revisions_of_commitment"),
                ),
            ]
        ),
    ]
