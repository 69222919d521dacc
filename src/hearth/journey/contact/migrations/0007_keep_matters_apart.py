import django.db.models.deletion
import django.db.models.lookups
import hearth.core.encryption
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_outside_identities"),
        ("congress", "0009_congress_above"),
        ("contact", "0006_change_of_term"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="sealed",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="thread",
            name="is_referred_up",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="thread",
            name="is_sealed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="thread",
            name="is_withheld",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="message",
            name="body",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="thread",
            name="excerpt",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(
                condition=models.Q(("is_sealed", True)), fields=["congress", "due_at", "id"], name="thread_sealed"
            ),
        ),
        migrations.CreateModel(
            name="Envelope",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("key", hearth.core.encryption.EncryptedTextField(editable=True)),
                ("place", models.BinaryField(default=b"")),
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
                    "thread",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="envelope", to="contact.thread"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Glass",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("reason", models.CharField(max_length=300)),
                ("state", models.CharField(default="asked", max_length=10)),
                ("is_emergency", models.BooleanField(default=False)),
                ("asked_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("review_due_at", models.DateTimeField(null=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
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
                    "second",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.user"
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="glasses", to="contact.thread"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.user"
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
            name="Motion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("what", models.CharField(choices=[("unseal", "unseal"), ("close", "close")], max_length=10)),
                ("reason", models.CharField(max_length=300)),
                ("state", models.CharField(default="open", max_length=10)),
                ("proposed_at", models.DateTimeField()),
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
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="motions", to="contact.thread"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.user"
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
            name="Reader",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
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
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readers", to="contact.thread"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.user"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "office",
                    models.CharField(
                        blank=True,
                        choices=[("leader", "the chair"), ("clerk", "the deputies' affairs committee")],
                        max_length=10,
                    ),
                ),
                ("told", hearth.core.encryption.EncryptedTextField(editable=True)),
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
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="congress.deputy"
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="congress.station"
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="contact.thread"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="congress.unit"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.user"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddIndex(
            model_name="glass",
            index=models.Index(fields=["congress", "-asked_at", "-id"], name="glass_lately"),
        ),
        migrations.AddConstraint(
            model_name="motion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("congress", "thread", "what"), name="motion_once_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="reader",
            constraint=models.UniqueConstraint(fields=("congress", "thread", "user"), name="reader_once_a_thread"),
        ),
        migrations.AddIndex(
            model_name="subject",
            index=models.Index(
                condition=models.Q(("office", ""), _negated=True), fields=["congress", "office"], name="subject_office"
            ),
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.LessThanOrEqual(
                        models.Func(
                            "deputy",
                            "user",
                            "unit",
                            "station",
                            function="num_nonnulls",
                            output_field=models.IntegerField(),
                        ),
                        1,
                    )
                ),
                name="subject_is_one",
            ),
        ),
    ]
