import django.db.models.deletion
import django.db.models.functions.datetime
import hearth.core.ids
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """The ledger, its seals, and who looked at what."""

    initial = True
    replaces = [("audit", "0001_ledger"), ("audit", "0003_networks_and_openings")]

    dependencies = [
        ("congress", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "recorded_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                        ),
                        ("event", models.CharField(max_length=60)),
                        ("kind", models.CharField(max_length=60)),
                        ("thing_id", models.UUIDField()),
                        ("code", models.CharField(max_length=40)),
                        ("role", models.CharField(max_length=20)),
                        ("who", models.UUIDField(null=True)),
                        ("name", models.CharField(blank=True, max_length=80)),
                        ("facts", models.JSONField(default=dict)),
                        ("network", models.CharField(blank=True, max_length=24)),
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
                    name="Seal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.BigIntegerField()),
                        ("hash", models.BinaryField(max_length=32)),
                        (
                            "sealed_at",
                            models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
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
                            "entry",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seal",
                                to="audit.entry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Sighting",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("contact", "contact"), ("thread", "thread")], default="contact", max_length=10
                            ),
                        ),
                        ("thing_id", models.UUIDField(db_index=True)),
                        ("code", models.CharField(max_length=40)),
                        ("role", models.CharField(max_length=20)),
                        ("who", models.UUIDField(null=True)),
                        ("name", models.CharField(max_length=80)),
                        ("reason", models.CharField(blank=True, max_length=200)),
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
                    model_name="entry",
                    index=models.Index(fields=["thing_id", "at", "id"], name="entry_timeline"),
                ),
                migrations.AddIndex(
                    model_name="entry",
                    index=models.Index(fields=["congress", "recorded_at", "id"], name="entry_in_order_of_arrival"),
                ),
                migrations.AddIndex(
                    model_name="entry",
                    index=models.Index(fields=["congress", "at", "id"], name="entry_lately"),
                ),
                migrations.AddIndex(
                    model_name="entry",
                    index=models.Index(fields=["congress", "code", "at", "id"], name="entry_of_code"),
                ),
                migrations.AddConstraint(
                    model_name="seal",
                    constraint=models.UniqueConstraint(fields=("congress", "number"), name="seal_chain_has_no_fork"),
                ),
                migrations.AddIndex(
                    model_name="sighting",
                    index=models.Index(fields=["congress", "at", "id"], name="sighting_lately"),
                ),
            ]
        ),
    ]
