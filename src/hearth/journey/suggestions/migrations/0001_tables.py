import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """What deputies ask for, who signed it, who handles it, what was answered and how it was judged."""

    initial = True

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("contact", "0003_fewer_indexes"),
        ("demands", "0003_measures"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Ask",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("words", models.TextField()),
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
                    name="Assignment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("lead", "leads"),
                                    ("co", "handles along"),
                                    ("separate", "handles separately"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("state", models.CharField(default="pending", max_length=10)),
                        ("assigned_at", models.DateTimeField()),
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
                            "unit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
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
                    name="Consultation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField()),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("visit", "visited"),
                                    ("meeting", "met"),
                                    ("phone", "by telephone"),
                                    ("online", "online"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("words", models.TextField()),
                        ("name", models.CharField(max_length=80)),
                        ("at", models.DateTimeField()),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consultations",
                                to="suggestions.assignment",
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
                    name="Reply",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField()),
                        ("words", models.TextField()),
                        ("result_class", models.CharField(blank=True, max_length=15)),
                        ("disclosure", models.CharField(default="full", max_length=10)),
                        ("name", models.CharField(max_length=80)),
                        ("drafted_at", models.DateTimeField()),
                        ("document_no", models.CharField(blank=True, max_length=60)),
                        ("signed_by", models.CharField(blank=True, max_length=80)),
                        ("signed_at", models.DateTimeField(null=True)),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="replies",
                                to="suggestions.assignment",
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
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("words", models.TextField()),
                        ("result_class", models.CharField(max_length=15)),
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
                            "ask",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="suggestions.ask",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="suggestions.reply",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Suggestion",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        ("number", models.CharField(blank=True, max_length=20)),
                        (
                            "raised_in",
                            models.CharField(
                                choices=[("session", "at the session"), ("between", "between sessions")],
                                default="between",
                                max_length=10,
                            ),
                        ),
                        ("title", models.CharField(max_length=80)),
                        ("facts", models.TextField()),
                        ("wording", models.PositiveSmallIntegerField(default=1)),
                        ("is_confidential", models.BooleanField(default=False)),
                        ("state", models.CharField(default="draft", max_length=10)),
                        ("year", models.PositiveSmallIntegerField(null=True)),
                        ("place", models.PositiveIntegerField(null=True)),
                        (
                            "category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("finance", "finance and economy"),
                                    ("rural", "agriculture and villages"),
                                    ("city", "urban construction and environment"),
                                    ("culture", "education, science, culture, health"),
                                    ("justice", "internal and judicial affairs"),
                                    ("social", "social construction"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("keywords", models.CharField(blank=True, max_length=80)),
                        ("is_published", models.BooleanField(default=False)),
                        (
                            "disclosure",
                            models.CharField(
                                choices=[("full", "in full"), ("summary", "in summary"), ("withheld", "not public")],
                                default="full",
                                max_length=10,
                            ),
                        ),
                        ("public_text", models.TextField(blank=True)),
                        ("round", models.PositiveSmallIntegerField(default=1)),
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
                        ("remark", models.TextField(blank=True)),
                        ("begun_at", models.DateTimeField()),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("registered_at", models.DateTimeField(null=True)),
                        ("assigned_at", models.DateTimeField(null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
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
                            "demand",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="demands.demand",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.term",
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
                    name="Evaluation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField()),
                        (
                            "attitude",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("satisfied", "satisfied"),
                                    ("basically", "basically satisfied"),
                                    ("not", "not satisfied"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "reply",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("satisfied", "satisfied"),
                                    ("basically", "basically satisfied"),
                                    ("not", "not satisfied"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("satisfied", "satisfied"),
                                    ("basically", "basically satisfied"),
                                    ("not", "not satisfied"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evaluations",
                                to="suggestions.suggestion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Cosignature",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("state", models.CharField(default="invited", max_length=10)),
                        ("wording", models.PositiveSmallIntegerField(null=True)),
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
                                related_name="cosignatures",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cosignatures",
                                to="suggestions.suggestion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.AddField(
                    model_name="assignment",
                    name="suggestion",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="suggestions.suggestion",
                    ),
                ),
                migrations.AddField(
                    model_name="ask",
                    name="suggestion",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="suggestions.suggestion"
                    ),
                ),
                migrations.CreateModel(
                    name="Told",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("step", models.CharField(max_length=15)),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="told",
                                to="suggestions.suggestion",
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
                    },
                ),
                migrations.CreateModel(
                    name="Wording",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=80)),
                        ("facts", models.TextField()),
                        ("asks", models.JSONField()),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="suggestions.suggestion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Decline",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("name", models.CharField(max_length=80)),
                        ("at", models.DateTimeField()),
                        (
                            "ruling",
                            models.CharField(
                                blank=True, choices=[("released", "released"), ("kept", "kept")], max_length=10
                            ),
                        ),
                        ("ruling_words", models.TextField(blank=True)),
                        ("ruled_by", models.CharField(blank=True, max_length=80)),
                        ("ruled_at", models.DateTimeField(null=True)),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="declines",
                                to="suggestions.assignment",
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
                            "proposed",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["congress", "assignment", "-at"], name="declines_of_assignment")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MoreTime",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("name", models.CharField(max_length=80)),
                        ("at", models.DateTimeField()),
                        (
                            "ruling",
                            models.CharField(
                                blank=True, choices=[("granted", "granted"), ("denied", "denied")], max_length=10
                            ),
                        ),
                        ("ruled_by", models.CharField(blank=True, max_length=80)),
                        ("ruled_at", models.DateTimeField(null=True)),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="requests",
                                to="suggestions.assignment",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("congress", "assignment"), name="more_time_is_asked_once")
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="reply",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "assignment", "round"), name="one_reply_a_round"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="answer",
                    constraint=models.UniqueConstraint(fields=("congress", "reply", "ask"), name="one_answer_an_ask"),
                ),
                migrations.AddIndex(
                    model_name="suggestion",
                    index=models.Index(fields=["congress", "state", "-moved_at", "-id"], name="suggestions_by_state"),
                ),
                migrations.AddIndex(
                    model_name="suggestion",
                    index=models.Index(fields=["congress", "lead", "-moved_at", "-id"], name="suggestions_of_deputy"),
                ),
                migrations.AddIndex(
                    model_name="suggestion",
                    index=models.Index(
                        condition=models.Q(("is_published", True)),
                        fields=["congress", "-registered_at", "-id"],
                        name="suggestions_public",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="suggestion",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="suggestion_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="suggestion",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("place", None), _negated=True),
                        fields=("congress", "term", "year", "place"),
                        name="suggestion_numbers_differ",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="evaluation",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "suggestion", "round"), name="one_evaluation_a_round"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="cosignature",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "suggestion", "deputy"), name="deputy_signs_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="assignment",
                    index=models.Index(
                        fields=["congress", "unit", "state", "-moved_at", "-id"], name="assignments_of_unit"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="assignment",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="assignment_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="assignment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("released", "ended")), _negated=True),
                        fields=("congress", "suggestion", "unit"),
                        name="unit_has_one_share",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ask",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "suggestion", "number"), name="ask_numbers_differ"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="told",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "suggestion", "step", "thread"), name="step_is_told_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="wording",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "suggestion", "number"), name="wording_numbers_differ"
                    ),
                ),
            ]
        )
    ]
