import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """What brings people together: supervision, meetings, what is handled together, the government office."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("suggestions", "0003_promised_days"),
    ]

    operations = [
        Together(
            [
                migrations.AddField(
                    model_name="assignment",
                    name="urged_at",
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name="cosignature",
                    name="agreed_at",
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name="moretime",
                    name="agreed_by",
                    field=models.CharField(blank=True, max_length=80),
                ),
                migrations.AddField(
                    model_name="moretime",
                    name="agreed_side",
                    field=models.CharField(blank=True, max_length=10),
                ),
                migrations.AddField(
                    model_name="suggestion",
                    name="delegation",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.delegation",
                    ),
                ),
                migrations.AddField(
                    model_name="suggestion",
                    name="handed_over_at",
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name="suggestion",
                    name="into",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="suggestions.suggestion",
                    ),
                ),
                migrations.AddField(
                    model_name="suggestion",
                    name="withdrawal_asked_at",
                    field=models.DateTimeField(null=True),
                ),
                migrations.AddField(
                    model_name="suggestion",
                    name="withdrawal_reason",
                    field=models.TextField(blank=True),
                ),
                migrations.AlterField(
                    model_name="suggestion",
                    name="raised_in",
                    field=models.CharField(
                        choices=[
                            ("session", "at the session"),
                            ("between", "between sessions"),
                            ("motion", "as a motion, turned into a suggestion"),
                        ],
                        default="between",
                        max_length=10,
                    ),
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("words", models.TextField()),
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
                                related_name="meetings",
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
                    name="Supervision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("state", models.CharField(default="proposed", max_length=10)),
                        ("reason", models.TextField()),
                        ("proposed_by", models.CharField(max_length=80)),
                        ("proposed_at", models.DateTimeField()),
                        ("head", models.CharField(blank=True, max_length=80)),
                        ("approved_by", models.CharField(blank=True, max_length=80)),
                        ("approved_at", models.DateTimeField(null=True)),
                        ("plan", models.TextField(blank=True)),
                        ("due_on", models.DateField(null=True)),
                        ("report", models.TextField(blank=True)),
                        ("remark", models.TextField(blank=True)),
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
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="supervisions",
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
                migrations.CreateModel(
                    name="Note",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("inspection", "an inspection"),
                                    ("meeting", "a meeting"),
                                    ("progress", "how far it has come"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("words", models.TextField()),
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
                            "supervision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="suggestions.supervision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddConstraint(
                    model_name="supervision",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("closed", "refused")), _negated=True),
                        fields=("congress", "suggestion"),
                        name="supervised_once_at_a_time",
                    ),
                ),
                migrations.AddIndex(
                    model_name="note",
                    index=models.Index(fields=["congress", "supervision", "-held_on"], name="notes_of_supervision"),
                ),
            ]
        )
    ]
