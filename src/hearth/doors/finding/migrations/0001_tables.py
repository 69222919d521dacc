import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """What is found again, and what is taken along."""

    initial = True
    replaces = [("finding", "0001_keep_and_take")]

    dependencies = [
        ("accounts", "0002_homes"),
        ("casework", "0001_tables"),
        ("congress", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Extract",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("asked", models.JSONField(default=dict)),
                        ("language", models.CharField(max_length=10)),
                        ("state", models.CharField(default="ordered", max_length=10)),
                        ("rows", models.PositiveIntegerField(default=0)),
                        ("ordered_at", models.DateTimeField()),
                        ("ordered_by", models.UUIDField()),
                        (
                            "format",
                            models.CharField(choices=[("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF")], max_length=4),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("messages", "messages"),
                                    ("notes", "notes"),
                                    ("referrals", "referrals"),
                                    ("people", "people"),
                                    ("desk", "desk"),
                                    ("board", "board"),
                                    ("thread", "one matter"),
                                    ("referral", "one referral"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("is_cut", models.BooleanField(default=False)),
                        (
                            "holds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8), default=list, size=None
                            ),
                        ),
                        ("seconded_by", models.UUIDField(null=True)),
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
                            models.Index(fields=["congress", "ordered_by", "-ordered_at"], name="extracts_of_person"),
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["congress", "ordered_at", "id"],
                                name="extracts_waiting",
                            ),
                        ],
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.CreateModel(
                    name="Trace",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("words", django.contrib.postgres.search.SearchVectorField()),
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
                            "referral",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trace",
                                to="casework.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["words"], name="trace_words")],
                    },
                ),
                migrations.CreateModel(
                    name="View",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("title", models.CharField(max_length=40)),
                        (
                            "page",
                            models.CharField(
                                choices=[("search", "search"), ("desk", "desk"), ("board", "board")], max_length=10
                            ),
                        ),
                        ("asked", models.JSONField(default=dict)),
                        ("is_shared", models.BooleanField(default=False)),
                        ("kept_at", models.DateTimeField()),
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="views", to="accounts.user"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("is_shared", True)),
                                fields=["congress", "title"],
                                name="views_shared",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("congress", "user", "title"), name="view_titles_differ")
                        ],
                    },
                ),
            ]
        ),
    ]
