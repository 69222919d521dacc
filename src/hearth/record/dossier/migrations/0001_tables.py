import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Deputies' files: lines and what was said against them, activities, closed years, counts, reports to voters."""

    initial = True

    dependencies = [
        ("congress", "0002_past_the_wall"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(default=hearth.core.ids.short_code, max_length=8)),
                        ("kind", models.CharField(max_length=24)),
                        ("title", models.CharField(max_length=120)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("organiser", models.CharField(blank=True, max_length=120)),
                        ("held_on", models.DateField()),
                        ("half_days", models.PositiveSmallIntegerField(default=1)),
                        ("name", models.CharField(max_length=80)),
                        ("role", models.CharField(max_length=20)),
                        ("registered_by", models.UUIDField(null=True)),
                        ("registered_at", models.DateTimeField()),
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
                    name="DutyCount",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("kind", models.CharField(max_length=24)),
                        ("lines", models.PositiveIntegerField()),
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
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="congress.deputy"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="DutyKind",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(default=hearth.core.ids.short_code, max_length=8)),
                        (
                            "duty",
                            models.CharField(
                                choices=[
                                    ("contact", "contact"),
                                    ("proposals", "proposals"),
                                    ("fieldwork", "fieldwork"),
                                    ("sessions", "sessions"),
                                    ("learning", "learning"),
                                    ("voters", "voters"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=40)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("is_active", models.BooleanField(default=True)),
                        ("set_at", models.DateTimeField()),
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
                    name="DutyRecord",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(default=hearth.core.ids.short_code, max_length=8)),
                        ("kind", models.CharField(max_length=24)),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("derived", "follows from work on this platform"),
                                    ("own", "entered by the deputy or their aide"),
                                    ("organiser", "registered by whoever organised it"),
                                    ("imported", "taken over from before"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("state", models.CharField(default="pending", max_length=10)),
                        ("done_on", models.DateField()),
                        ("half_days", models.PositiveSmallIntegerField(null=True)),
                        ("words", models.TextField(blank=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("people", models.PositiveIntegerField(null=True)),
                        ("source_kind", models.CharField(blank=True, max_length=40)),
                        ("source_id", models.UUIDField(null=True)),
                        ("source_code", models.CharField(blank=True, max_length=40)),
                        ("key", models.CharField(blank=True, max_length=90)),
                        ("name", models.CharField(blank=True, max_length=80)),
                        ("role", models.CharField(blank=True, max_length=20)),
                        ("entered_by", models.UUIDField(null=True)),
                        ("entered_at", models.DateTimeField()),
                        ("moved_at", models.DateTimeField()),
                        ("verified_by", models.UUIDField(null=True)),
                        ("verified_name", models.CharField(blank=True, max_length=80)),
                        ("verified_at", models.DateTimeField(null=True)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "activity",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="records",
                                to="dossier.activity",
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
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duty_records",
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
                    name="Correction",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("was", models.JSONField()),
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
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="corrections",
                                to="dossier.dutyrecord",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="DutyYear",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=80)),
                        ("locked_at", models.DateTimeField()),
                        ("lines", models.PositiveIntegerField()),
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
                    name="Objection",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("words", models.TextField()),
                        ("name", models.CharField(max_length=80)),
                        ("made_at", models.DateTimeField()),
                        (
                            "verdict",
                            models.CharField(
                                blank=True, choices=[("uphold", "it stands"), ("strike", "it goes")], max_length=8
                            ),
                        ),
                        ("answer", models.TextField(blank=True)),
                        ("decided_name", models.CharField(blank=True, max_length=80)),
                        ("decided_at", models.DateTimeField(null=True)),
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
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objections",
                                to="dossier.dutyrecord",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="VoterReport",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(default=hearth.core.ids.short_code, max_length=8)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("state", models.CharField(default="draft", max_length=10)),
                        ("words", models.TextField()),
                        ("held_on", models.DateField(null=True)),
                        ("begins", models.TimeField(null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("notice", models.TextField(blank=True)),
                        ("voters", models.PositiveIntegerField(null=True)),
                        ("questions", models.TextField(blank=True)),
                        ("satisfied", models.PositiveIntegerField(null=True)),
                        ("basically", models.PositiveIntegerField(null=True)),
                        ("not_satisfied", models.PositiveIntegerField(null=True)),
                        ("invalid", models.PositiveIntegerField(null=True)),
                        ("feedback", models.TextField(blank=True)),
                        ("name", models.CharField(max_length=80)),
                        ("drafted_at", models.DateTimeField()),
                        ("announced_at", models.DateTimeField(null=True)),
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
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="voter_reports",
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
                migrations.AddIndex(
                    model_name="activity",
                    index=models.Index(fields=["congress", "-held_on", "-id"], name="activities_lately"),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="activity_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="activity",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "kind", "held_on", "title"), name="activity_stands_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="dutycount",
                    index=models.Index(fields=["congress", "year", "deputy"], name="duty_counts_of_year"),
                ),
                migrations.AddConstraint(
                    model_name="dutycount",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "deputy", "year", "kind"), name="duty_count_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dutykind",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="duty_kind_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="dutykind",
                    constraint=models.UniqueConstraint(fields=("congress", "name_zh"), name="duty_kind_names_differ"),
                ),
                migrations.AddIndex(
                    model_name="dutyrecord",
                    index=models.Index(fields=["congress", "deputy", "-done_on", "-id"], name="duties_of_deputy"),
                ),
                migrations.AddIndex(
                    model_name="dutyrecord",
                    index=models.Index(fields=["congress", "deputy", "kind", "-done_on", "-id"], name="duties_by_kind"),
                ),
                migrations.AddIndex(
                    model_name="dutyrecord",
                    index=models.Index(fields=["congress", "-moved_at", "-id"], name="duties_lately"),
                ),
                migrations.AddIndex(
                    model_name="dutyrecord",
                    index=models.Index(
                        condition=models.Q(("state__in", ("pending", "disputed"))),
                        fields=["congress", "state", "moved_at", "id"],
                        name="duties_to_decide",
                    ),
                ),
                migrations.AddIndex(
                    model_name="dutyrecord",
                    index=models.Index(fields=["congress", "done_on", "state"], name="duties_by_day"),
                ),
                migrations.AddIndex(
                    model_name="dutyrecord",
                    index=models.Index(
                        condition=models.Q(("source_id__isnull", False)),
                        fields=["congress", "source_id"],
                        name="duties_of_source",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dutyrecord",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="duty_record_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="dutyrecord",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("congress", "deputy", "kind", "key"),
                        name="duty_counted_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dutyrecord",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("activity__isnull", False)),
                        fields=("congress", "deputy", "activity"),
                        name="took_part_once",
                    ),
                ),
                migrations.AddIndex(
                    model_name="correction",
                    index=models.Index(fields=["congress", "record", "made_at"], name="corrections_of_record"),
                ),
                migrations.AddConstraint(
                    model_name="dutyyear",
                    constraint=models.UniqueConstraint(fields=("congress", "year"), name="duty_year_once"),
                ),
                migrations.AddIndex(
                    model_name="objection",
                    index=models.Index(fields=["congress", "record", "made_at"], name="objections_to_record"),
                ),
                migrations.AddIndex(
                    model_name="voterreport",
                    index=models.Index(fields=["congress", "-moved_at", "-id"], name="voter_reports_lately"),
                ),
                migrations.AddIndex(
                    model_name="voterreport",
                    index=models.Index(fields=["congress", "deputy", "-year"], name="voter_reports_of_deputy"),
                ),
                migrations.AddConstraint(
                    model_name="voterreport",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="voter_report_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="voterreport",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "dropped"), _negated=True),
                        fields=("congress", "deputy", "year"),
                        name="voter_report_once_a_year",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voterreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("basically", None), ("invalid", None), ("not_satisfied", None), ("satisfied", None)
                            ),
                            models.Q(
                                ("basically__isnull", False),
                                ("invalid__isnull", False),
                                ("not_satisfied__isnull", False),
                                ("satisfied__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="voter_report_counted_whole",
                    ),
                ),
            ]
        )
    ]
