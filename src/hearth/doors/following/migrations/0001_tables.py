import django.db.models.deletion
import hearth.core.encryption
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who follows which public matter by e-mail."""

    initial = True

    dependencies = [
        ("congress", "0002_past_the_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Following",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("demand", "common demand"), ("suggestion", "suggestion"), ("outcome", "outcome")],
                        max_length=10,
                    ),
                ),
                ("thing", models.UUIDField(null=True)),
                ("state", models.CharField(default="asked", max_length=10)),
                ("email", hearth.core.encryption.EncryptedTextField(editable=True)),
                ("reader", models.BinaryField(max_length=16)),
                ("language", models.CharField(max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("told_at", models.DateTimeField()),
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
                    models.Index(fields=["congress", "told_at"], name="followings_forgotten"),
                    models.Index(
                        condition=models.Q(("state", "following")),
                        fields=["congress", "kind", "thing"],
                        name="followers",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("congress", "kind", "thing", "reader"), name="following_once_each", nulls_distinct=False
                    )
                ],
            },
            bases=(hearth.core.lifecycle.Moving, models.Model),
        ),
    ]
