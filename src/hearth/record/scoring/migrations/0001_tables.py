import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Whether a congress scores duties, its rules, the sheets of closed years, and what deputies say against them."""

    initial = True

    dependencies = [
        ("congress", "0002_past_the_wall"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="ScoreRule",
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
                            "counts_by",
                            models.CharField(
                                choices=[("line", "line"), ("day", "day"), ("half_day", "half_day")], max_length=10
                            ),
                        ),
                        ("points", models.PositiveSmallIntegerField()),
                        ("cap", models.PositiveSmallIntegerField()),
                        ("legal_basis", models.CharField(max_length=200)),
                        ("valid_from_on", models.DateField()),
                        ("valid_to_on", models.DateField(null=True)),
                        ("name", models.CharField(max_length=80)),
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
                    name="ScoreSheet",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(default=hearth.core.ids.short_code, max_length=8)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("state", models.CharField(default="reckoned", max_length=10)),
                        ("total", models.PositiveIntegerField()),
                        ("lines", models.JSONField(default=dict)),
                        ("matters", models.JSONField(default=dict)),
                        ("name", models.CharField(max_length=80)),
                        ("reckoned_by", models.UUIDField(null=True)),
                        ("reckoned_at", models.DateTimeField()),
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
                                related_name="score_sheets",
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
                    name="ScoreObjection",
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
                        ("verdict", models.CharField(blank=True, max_length=10)),
                        ("count", models.PositiveSmallIntegerField(null=True)),
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
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scoring.scorerule"
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objections",
                                to="scoring.scoresheet",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Scoring",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("is_on", models.BooleanField()),
                        ("reason", models.TextField()),
                        ("name", models.CharField(max_length=80)),
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
                migrations.AddConstraint(
                    model_name="scorerule",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="score_rule_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="scorerule",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("valid_to_on", None)),
                        fields=("congress", "kind"),
                        name="score_rule_open_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scorerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("cap__gte", models.F("points")), ("points__gte", 1)),
                        name="score_rule_is_capped",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scorerule",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("legal_basis", ""), _negated=True), name="score_rule_has_a_basis"
                    ),
                ),
                migrations.AddIndex(
                    model_name="scoresheet",
                    index=models.Index(fields=["congress", "year", "deputy"], name="score_sheets_of_year"),
                ),
                migrations.AddConstraint(
                    model_name="scoresheet",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="score_sheet_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="scoresheet",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "deputy", "year"), name="score_sheet_once_a_year"
                    ),
                ),
                migrations.AddIndex(
                    model_name="scoreobjection",
                    index=models.Index(fields=["congress", "sheet", "made_at"], name="score_objections_to"),
                ),
                migrations.AddConstraint(
                    model_name="scoreobjection",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("verdict", "")),
                        fields=("congress", "sheet", "rule"),
                        name="score_objection_open_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scoreobjection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("count__isnull", False), ("verdict", "put_right")),
                            models.Q(models.Q(("verdict", "put_right"), _negated=True), ("count", None)),
                            _connector="OR",
                        ),
                        name="score_objection_put_right_by_a_number",
                    ),
                ),
                migrations.AddIndex(
                    model_name="scoring",
                    index=models.Index(fields=["congress", "-set_at", "-id"], name="scoring_lately"),
                ),
            ]
        )
    ]
