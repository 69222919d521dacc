import uuid

import django.db.models.deletion
import hearth.core.ids
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together

GUARD = """
CREATE TRIGGER demands_encoderchoice_is_never_changed BEFORE UPDATE OR DELETE ON demands_encoderchoice
    FOR EACH ROW EXECUTE FUNCTION ledger_keeps_everything();
CREATE TRIGGER demands_encoderchoice_is_never_emptied BEFORE TRUNCATE ON demands_encoderchoice
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keeps_everything();
"""
UNGUARD = """
DROP TRIGGER demands_encoderchoice_is_never_changed ON demands_encoderchoice;
DROP TRIGGER demands_encoderchoice_is_never_emptied ON demands_encoderchoice;
"""


class Migration(migrations.Migration):
    """Where messages lie by their meaning, how far an encoder has come, and what was decided about using one at all."""

    dependencies = [
        ("audit", "0002_keeps_everything"),
        ("congress", "0002_past_the_wall"),
        ("demands", "0004_what_it_became"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="EncoderChoice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("is_on", models.BooleanField()),
                        ("destination", models.CharField(blank=True, max_length=255)),
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
                        "indexes": [models.Index(fields=["congress", "-set_at", "-id"], name="encoder_choices_lately")],
                    },
                ),
                migrations.CreateModel(
                    name="Encoding",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("version", models.CharField(max_length=120)),
                        ("dimension", models.PositiveSmallIntegerField(default=0)),
                        ("touchstone", models.BinaryField(default=b"")),
                        ("begun_at", models.DateTimeField()),
                        ("reached_at", models.DateTimeField()),
                        ("reached", models.UUIDField(default=uuid.UUID("00000000-0000-0000-0000-000000000000"))),
                        ("is_through", models.BooleanField(default=False)),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("problem", models.CharField(blank=True, max_length=12)),
                        ("detail", models.CharField(blank=True, max_length=80)),
                        ("tried_at", models.DateTimeField(null=True)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("next_at", models.DateTimeField(null=True)),
                        ("slope", models.FloatField(null=True)),
                        ("even", models.FloatField(default=0)),
                        ("pairs", models.PositiveIntegerField(default=0)),
                        ("by_words", models.FloatField(null=True)),
                        ("by_both", models.FloatField(null=True)),
                        ("weighed_at", models.DateTimeField(null=True)),
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
                        "constraints": [models.UniqueConstraint(fields=("congress", "version"), name="encoding_once")],
                    },
                ),
                migrations.CreateModel(
                    name="TextVector",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("version", models.CharField(max_length=120)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "not made yet"),
                                    ("made", "made"),
                                    ("declined", "the encoder does not take this text"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("numbers", models.BinaryField(default=b"")),
                        ("at", models.DateTimeField()),
                        ("asked_at", models.DateTimeField()),
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
                            "reading",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vectors",
                                to="demands.textreading",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "made")),
                                fields=["congress", "version", "-at", "-id"],
                                name="vectors_made",
                            ),
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["congress", "version", "-at", "-id"],
                                name="vectors_waiting",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("congress", "reading", "version"), name="vector_once")
                        ],
                    },
                ),
            ]
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
