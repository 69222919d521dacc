import django.db.models.deletion
import hearth.core.encryption
import hearth.core.ids
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Photos and voice notes that go with lines of a file."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("dossier", "0002_keeps_corrections"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="DutyVoice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.CharField(max_length=8)),
                        ("key", hearth.core.encryption.EncryptedTextField(editable=True)),
                        ("size", models.PositiveIntegerField()),
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="voice",
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
                    name="DutyPhoto",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "to be made again"),
                                    ("ready", "can be seen"),
                                    ("unreadable", "no picture could be made from it"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("width", models.PositiveIntegerField(default=0)),
                        ("height", models.PositiveIntegerField(default=0)),
                        ("original_hash", models.CharField(blank=True, max_length=64)),
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
                                related_name="photos",
                                to="dossier.dutyrecord",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "record", "number"), name="duty_photo_numbers_differ"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
