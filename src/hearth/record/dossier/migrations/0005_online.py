import django.db.models.deletion
import django.db.models.expressions
import hearth.core.encryption
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
import uuid
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Reports to voters are open online: questions, slips that were not given yet, and the sealed urn."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("dossier", "0004_doors"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Slip",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("hash", models.BinaryField(max_length=32)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Urn",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("marks", hearth.core.encryption.EncryptedTextField(editable=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="VoterQuestion",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(default=hearth.core.ids.short_code, max_length=8)),
                        ("submission", models.BinaryField(max_length=32)),
                        ("state", models.CharField(default="held", max_length=10)),
                        ("words", models.TextField()),
                        ("shown", models.TextField(blank=True)),
                        ("answer", models.TextField(blank=True)),
                        ("reason", models.CharField(blank=True, max_length=12)),
                        ("decided_name", models.CharField(blank=True, max_length=80)),
                        ("asked_at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("moved_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.AddField(
                    model_name="voterreport",
                    name="closed_at",
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name="voterreport",
                    name="closes_at",
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name="voterreport",
                    name="online_basically",
                    field=models.PositiveIntegerField(null=True),
                ),
                migrations.AddField(
                    model_name="voterreport",
                    name="online_not_satisfied",
                    field=models.PositiveIntegerField(null=True),
                ),
                migrations.AddField(
                    model_name="voterreport",
                    name="online_satisfied",
                    field=models.PositiveIntegerField(null=True),
                ),
                migrations.AddField(
                    model_name="voterreport",
                    name="slips_handed_out",
                    field=models.PositiveIntegerField(null=True),
                ),
                migrations.AddField(
                    model_name="voterreport",
                    name="slips_printed",
                    field=models.PositiveIntegerField(default=0),
                ),
                migrations.AddIndex(
                    model_name="voterreport",
                    index=models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["congress", "closes_at"],
                        name="voter_reports_to_close",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voterreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("online_basically", None), ("online_not_satisfied", None), ("online_satisfied", None)
                            ),
                            (
                                "online_satisfied__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.Value(10), "-", models.F("online_basically")
                                    ),
                                    "-",
                                    models.F("online_not_satisfied"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="voter_report_online_from_ten_on",
                    ),
                ),
                migrations.AddField(
                    model_name="slip",
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
                    model_name="slip",
                    name="report",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="slips", to="dossier.voterreport"
                    ),
                ),
                migrations.AddField(
                    model_name="urn",
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
                    model_name="urn",
                    name="report",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="urn", to="dossier.voterreport"
                    ),
                ),
                migrations.AddField(
                    model_name="voterquestion",
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
                    model_name="voterquestion",
                    name="report",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asked", to="dossier.voterreport"
                    ),
                ),
                migrations.AddIndex(
                    model_name="slip",
                    index=models.Index(fields=["congress", "report"], name="slips_of_report"),
                ),
                migrations.AddConstraint(
                    model_name="slip",
                    constraint=models.UniqueConstraint(fields=("congress", "hash"), name="slip_codes_differ"),
                ),
                migrations.AddIndex(
                    model_name="voterquestion",
                    index=models.Index(
                        fields=["congress", "report", "-moved_at", "-id"], name="voter_questions_lately"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="voterquestion",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="voter_question_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="voterquestion",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "submission"), name="voter_question_asked_once"
                    ),
                ),
            ]
        )
    ]
