import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """What an auditor takes along."""

    initial = True
    replaces = [("auditing", "0001_exports"), ("auditing", "0002_two_persons")]

    dependencies = [
        ("congress", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Export",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("format", models.CharField(choices=[("xlsx", "Excel"), ("csv", "CSV")], max_length=4)),
                        ("asked", models.JSONField(default=dict)),
                        ("language", models.CharField(max_length=10)),
                        ("state", models.CharField(default="ordered", max_length=10)),
                        ("rows", models.PositiveIntegerField(default=0)),
                        ("ordered_at", models.DateTimeField()),
                        ("ordered_by", models.UUIDField()),
                        (
                            "subject",
                            models.CharField(
                                choices=[("ledger", "ledger"), ("sightings", "sightings"), ("register", "register")],
                                max_length=10,
                            ),
                        ),
                        ("second", models.UUIDField(null=True)),
                        ("ready_at", models.DateTimeField(null=True)),
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
                        "indexes": [models.Index(fields=["congress", "ordered_at", "id"], name="export_lately")],
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
            ]
        ),
    ]
