import django.db.models.deletion
import hearth.core.encryption
import hearth.core.ids
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """People who sign in, and what they prove it with."""

    initial = True
    replaces = [
        ("accounts", "0001_people"),
        ("accounts", "0002_second_factors"),
        ("accounts", "0003_password_ages"),
        ("accounts", "0004_outside_identities"),
    ]

    dependencies = []

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="OldPassword",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("password", models.CharField(max_length=128)),
                        ("given_up_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="OutsideIdentity",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("issuer", models.CharField(max_length=200)),
                        ("subject", models.CharField(max_length=255)),
                        ("bound_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="SecondFactor",
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
                                choices=[("passkey", "passkey"), ("app", "app"), ("card", "card"), ("codes", "codes")],
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=60)),
                        ("secret", hearth.core.encryption.InstallationTextField(default=b"", editable=True)),
                        ("credential", models.BinaryField(max_length=1024, null=True, unique=True)),
                        ("public_key", models.BinaryField(default=b"")),
                        ("counter", models.BigIntegerField(default=0)),
                        ("added_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="SignIn",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("token", models.BinaryField(max_length=32, unique=True)),
                        ("device", models.CharField(blank=True, max_length=120)),
                        ("place", models.CharField(blank=True, max_length=60)),
                        ("has_second_factor", models.BooleanField(default=False)),
                        ("started_at", models.DateTimeField()),
                        ("proved_at", models.DateTimeField(null=True)),
                        ("seen_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("sign_in_name", models.CharField(max_length=60, unique=True)),
                        ("name", models.CharField(max_length=80)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("sound", models.CharField(blank=True, max_length=160)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=20)),
                        ("language", models.CharField(default="zh-hans", max_length=10)),
                        ("password", models.CharField(max_length=128)),
                        ("password_set_at", models.DateTimeField(null=True)),
                        ("is_active", models.BooleanField(default=True)),
                        ("is_for_demo", models.BooleanField(default=False)),
                        ("single_keys", models.BooleanField(default=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="OneTimeCode",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("hash", models.BinaryField(max_length=32)),
                        ("used_at", models.DateTimeField(null=True)),
                        (
                            "factor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="codes",
                                to="accounts.secondfactor",
                            ),
                        ),
                    ],
                ),
            ]
        ),
    ]
