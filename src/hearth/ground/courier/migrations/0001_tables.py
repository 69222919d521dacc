import django.db.models.deletion
import hearth.core.encryption
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """The outbox, and what people chose to be told."""

    initial = True
    replaces = [("courier", "0001_outbox"), ("courier", "0002_choices_wordings_outlets")]

    dependencies = [
        ("congress", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Dispatch",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("entry", models.UUIDField(db_index=True)),
                        ("recipient", models.CharField(max_length=60)),
                        ("letter", models.CharField(max_length=40)),
                        ("channel", models.CharField(max_length=10)),
                        ("address", hearth.core.encryption.EncryptedTextField(editable=True)),
                        ("language", models.CharField(max_length=10)),
                        ("state", models.CharField(default="ready", max_length=10)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("error", models.CharField(blank=True, max_length=200)),
                        ("created_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("leaves_at", models.DateTimeField(null=True)),
                        ("is_for_digest", models.BooleanField(default=False)),
                        ("carried_by", models.UUIDField(null=True)),
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
                        "indexes": [
                            models.Index(
                                condition=models.Q(("leaves_at__isnull", False), ("state", "ready")),
                                fields=["congress", "leaves_at"],
                                name="dispatch_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("state__in", ["failed", "unknown", "dropped"])),
                                fields=["congress", "created_at"],
                                name="dispatch_in_trouble",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "entry", "recipient", "channel"), name="dispatch_once_each"
                            )
                        ],
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.CreateModel(
                    name="Outlet",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.CharField(max_length=10)),
                        ("title", models.CharField(max_length=60)),
                        ("address", hearth.core.encryption.EncryptedTextField(editable=True)),
                        ("secret", hearth.core.encryption.EncryptedTextField(editable=True)),
                        ("groups", models.CharField(max_length=200)),
                        ("language", models.CharField(default="zh-hans", max_length=10)),
                        ("added_at", models.DateTimeField()),
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
                            models.UniqueConstraint(fields=("congress", "title"), name="outlet_titles_differ")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Preference",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("owner", models.UUIDField()),
                        ("group", models.CharField(blank=True, max_length=20)),
                        ("channels", models.CharField(blank=True, max_length=60)),
                        ("pace", models.CharField(default="at_once", max_length=10)),
                        ("quiet_from", models.TimeField(null=True)),
                        ("quiet_until", models.TimeField(null=True)),
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
                            models.UniqueConstraint(
                                fields=("congress", "owner", "group"), name="preference_once_a_group"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Way",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("owner", models.UUIDField()),
                        ("channel", models.CharField(max_length=10)),
                        ("address", hearth.core.encryption.EncryptedTextField(editable=True)),
                        ("added_at", models.DateTimeField()),
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
                            models.UniqueConstraint(fields=("congress", "owner", "channel"), name="way_once_a_channel")
                        ],
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
                        ("letter", models.CharField(max_length=40)),
                        ("language", models.CharField(max_length=10)),
                        ("subject", models.CharField(blank=True, max_length=120)),
                        ("text", models.TextField(blank=True)),
                        ("set_at", models.DateTimeField()),
                        ("set_by", models.UUIDField(null=True)),
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
                        "indexes": [
                            models.Index(fields=["congress", "letter", "language", "-id"], name="wording_newest")
                        ],
                    },
                ),
            ]
        ),
    ]
