import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.lookups
import hearth.core.encryption
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Codes, threads and what is said in them."""

    initial = True
    replaces = [
        ("contact", "0001_threads"),
        ("contact", "0002_own_data"),
        ("contact", "0003_station_codes"),
        ("contact", "0005_publish_answers"),
        ("contact", "0006_change_of_term"),
        ("contact", "0007_keep_matters_apart"),
        ("contact", "0008_refer_to_units"),
        ("contact", "0009_who_is_writing"),
    ]

    dependencies = [
        ("accounts", "0002_homes"),
        ("audit", "0001_tables"),
        ("congress", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="DeputyCode",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=10, unique=True)),
                        (
                            "use",
                            models.CharField(
                                choices=[("poster", "poster"), ("card", "card"), ("web", "web")],
                                default="poster",
                                max_length=10,
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=80)),
                        ("state", models.CharField(default="active", max_length=10)),
                        ("issued_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputy_codes",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="station_codes",
                                to="congress.station",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="contact.deputycode",
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
                    name="Message",
                    fields=[
                        (
                            "entry",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="message",
                                serialize=False,
                                to="audit.entry",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("first", "what the citizen wrote"),
                                    ("added", "what the citizen added"),
                                    ("words", "first words of the deputy"),
                                    ("reply", "reply"),
                                    ("ask", "question to the citizen"),
                                    ("note", "internal note"),
                                    ("told", "why staff decided so"),
                                    ("result", "what a unit reported"),
                                    ("done", "what was done, for the citizen"),
                                    ("talk", "photos of a talk or a visit"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("body", models.TextField(blank=True)),
                        ("sealed", models.BinaryField(default=b"")),
                        ("photo_count", models.PositiveSmallIntegerField(default=0)),
                        ("reply_type", models.CharField(blank=True, max_length=10)),
                        ("promised_on", models.DateField(null=True)),
                        ("passed_to", models.CharField(blank=True, max_length=80)),
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
                    name="Pace",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("counted_at", models.DateTimeField()),
                        ("threads", models.PositiveIntegerField(default=0)),
                        ("answered", models.PositiveIntegerField(default=0)),
                        ("solved", models.PositiveIntegerField(default=0)),
                        ("median_seconds", models.PositiveIntegerField(null=True)),
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="pace", to="congress.deputy"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Photo",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("state", models.CharField(default="waiting", max_length=10)),
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
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="contact.message"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Phrase",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("title", models.CharField(max_length=30)),
                        ("body", models.CharField(max_length=1000)),
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="phrases", to="accounts.user"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Presence",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("thing_id", models.UUIDField()),
                        ("since", models.DateTimeField()),
                        ("seen_at", models.DateTimeField()),
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
                    name="Publication",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        ("state", models.CharField(default="proposed", max_length=10)),
                        ("version", models.PositiveSmallIntegerField(default=0)),
                        ("language", models.CharField(max_length=10)),
                        ("question", models.TextField(blank=True)),
                        ("answer", models.TextField(blank=True)),
                        ("wish", models.TextField(blank=True)),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        ("reply_type", models.CharField(blank=True, max_length=10)),
                        ("asked_on", models.DateField()),
                        ("answered_on", models.DateField()),
                        ("moved_at", models.DateTimeField()),
                        ("redacted_by", models.UUIDField(null=True)),
                        ("consented_at", models.DateTimeField(null=True)),
                        ("notice", models.CharField(blank=True, max_length=12)),
                        ("published_at", models.DateTimeField(null=True)),
                        ("words", django.contrib.postgres.search.SearchVectorField(null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.area",
                            ),
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
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publications",
                                to="congress.deputy",
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
                    name="Edition",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("question", models.TextField()),
                        ("answer", models.TextField()),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        ("stood_from", models.DateTimeField()),
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
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="editions",
                                to="contact.publication",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Sheet",
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
                                    ("poster", "poster"),
                                    ("cards", "cards"),
                                    ("posters", "posters of all deputies"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("language", models.CharField(max_length=10)),
                        ("base", models.CharField(max_length=200)),
                        ("state", models.CharField(default="ordered", max_length=10)),
                        ("pages", models.PositiveIntegerField(default=0)),
                        ("ordered_at", models.DateTimeField()),
                        ("ordered_by", models.UUIDField()),
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
                            "deputy_code",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sheets",
                                to="contact.deputycode",
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
                    name="TermTransition",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("state", models.CharField(default="planned", max_length=10)),
                        ("noticed_on", models.DateField(null=True)),
                        ("basis", models.CharField(blank=True, max_length=120)),
                        ("planned_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
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
                            "term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transitions",
                                to="congress.term",
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
                    name="Succession",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "fate",
                            models.CharField(
                                choices=[("joins", "newly elected"), ("stays", "elected again"), ("leaves", "leaves")],
                                max_length=6,
                            ),
                        ),
                        ("done_at", models.DateTimeField(null=True)),
                        ("handed_on", models.PositiveIntegerField(default=0)),
                        ("left_to_staff", models.PositiveIntegerField(default=0)),
                        ("retired", models.PositiveIntegerField(default=0)),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="successions",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "transition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="successions",
                                to="contact.termtransition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Thread",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        ("submission", models.BinaryField(max_length=32)),
                        ("locator", models.CharField(max_length=8, unique=True)),
                        ("fingerprint", models.BinaryField(max_length=32)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("qr", "printed code"),
                                    ("web", "web page"),
                                    ("phone", "telephone"),
                                    ("walk_in", "in person"),
                                    ("station", "code of a liaison station"),
                                    ("load", "file"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("language", models.CharField(max_length=10)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("excerpt", models.CharField(blank=True, max_length=120)),
                        (
                            "privacy",
                            models.CharField(
                                choices=[
                                    ("private", "only the deputy and staff"),
                                    ("public", "may be published without my name"),
                                ],
                                default="private",
                                max_length=8,
                            ),
                        ),
                        ("state", models.CharField(default="submitted", max_length=14)),
                        ("turn", models.CharField(default="nobody", max_length=8)),
                        ("due_at", models.DateTimeField(null=True)),
                        ("due_rule", models.CharField(blank=True, max_length=40)),
                        ("due_from", models.DateTimeField(null=True)),
                        ("began_at", models.DateTimeField()),
                        ("moved_at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "tier",
                            models.CharField(
                                choices=[
                                    ("danger", "danger"),
                                    ("utilities", "heat, water, power, gas"),
                                    ("ordinary", "ordinary"),
                                    ("hard", "hard"),
                                ],
                                default="ordinary",
                                max_length=10,
                            ),
                        ),
                        ("is_referred", models.BooleanField(default=False)),
                        ("held_for", models.CharField(blank=True, max_length=60)),
                        ("is_urgent", models.BooleanField(default=False)),
                        ("is_escalated", models.BooleanField(default=False)),
                        ("is_sealed", models.BooleanField(default=False)),
                        ("is_withheld", models.BooleanField(default=False)),
                        ("is_referred_up", models.BooleanField(default=False)),
                        ("is_new", models.BooleanField(default=True)),
                        ("photo_count", models.PositiveSmallIntegerField(default=0)),
                        ("reopened", models.PositiveSmallIntegerField(default=0)),
                        ("solved", models.CharField(blank=True, max_length=6)),
                        ("clarity", models.PositiveSmallIntegerField(null=True)),
                        ("network", models.BinaryField(default=b"", max_length=12)),
                        ("proof", models.CharField(blank=True, max_length=20)),
                        ("notice", models.CharField(blank=True, default="", max_length=12)),
                        ("is_minor", models.BooleanField(default=False)),
                        (
                            "kept_for",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("court", "a court or a prosecutor asked for it"),
                                    ("supervision", "the supervision commission asked for it"),
                                    ("review", "a review or a lawsuit is running"),
                                    ("file", "it is part of a suggestion's file"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        ("words", django.contrib.postgres.search.SearchVectorField(null=True)),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="threads",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "deputy_code",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="threads",
                                to="contact.deputycode",
                            ),
                        ),
                        (
                            "reception",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.receptionday",
                            ),
                        ),
                        (
                            "staff",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="accounts.user",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.station",
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
                    name="Subject",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
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
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="congress.station",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="congress.unit",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="accounts.user",
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="subjects",
                                to="contact.thread",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Reader",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.user"
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="readers", to="contact.thread"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddField(
                    model_name="publication",
                    name="thread",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="publication", to="contact.thread"
                    ),
                ),
                migrations.CreateModel(
                    name="Motion",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.user"
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="motions", to="contact.thread"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.AddField(
                    model_name="message",
                    name="thread",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="contact.thread"
                    ),
                ),
                migrations.CreateModel(
                    name="Glass",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.user",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.user"
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="glasses", to="contact.thread"
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
                    name="Envelope",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="envelope",
                                to="contact.thread",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", hearth.core.encryption.EncryptedTextField(editable=True)),
                        ("phone", hearth.core.encryption.EncryptedTextField(editable=True)),
                        ("email", hearth.core.encryption.EncryptedTextField(editable=True)),
                        ("guardian", hearth.core.encryption.EncryptedTextField(editable=True)),
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="contact", to="contact.thread"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddIndex(
                    model_name="deputycode",
                    index=models.Index(fields=["congress", "deputy", "use", "state"], name="code_of_deputy"),
                ),
                migrations.AddConstraint(
                    model_name="deputycode",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deputy__isnull", False), ("station", None)),
                            models.Q(("deputy", None), ("station__isnull", False)),
                            _connector="OR",
                        ),
                        name="code_of_deputy_or_station",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="photo",
                    constraint=models.UniqueConstraint(fields=("message", "number"), name="photo_numbers_differ"),
                ),
                migrations.AddConstraint(
                    model_name="phrase",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "user", "title"), name="phrase_titles_differ"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="presence",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "thing_id", "user"), name="one_presence_a_person_and_thing"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "publication", "version"), name="editions_are_numbered"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="termtransition",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("planned", "ready", "changing"))),
                        fields=("congress",),
                        name="one_change_of_term_at_a_time",
                    ),
                ),
                migrations.AddIndex(
                    model_name="succession",
                    index=models.Index(fields=["transition", "fate", "done_at"], name="successions_by_fate"),
                ),
                migrations.AddConstraint(
                    model_name="succession",
                    constraint=models.UniqueConstraint(fields=("transition", "deputy"), name="one_fate_a_deputy"),
                ),
                migrations.AddIndex(
                    model_name="thread",
                    index=models.Index(
                        fields=["congress", "deputy", "turn", "due_at", "id"], name="thread_on_deputys_desk"
                    ),
                ),
                migrations.AddIndex(
                    model_name="thread",
                    index=models.Index(fields=["congress", "turn", "due_at", "id"], name="thread_on_staff_desk"),
                ),
                migrations.AddIndex(
                    model_name="thread",
                    index=models.Index(fields=["congress", "state", "due_at", "id"], name="thread_by_state"),
                ),
                migrations.AddIndex(
                    model_name="thread",
                    index=models.Index(
                        fields=["congress", "deputy", "-moved_at", "-id"], name="thread_lately_of_deputy"
                    ),
                ),
                migrations.AddIndex(
                    model_name="thread",
                    index=models.Index(fields=["congress", "-moved_at", "-id"], name="thread_lately"),
                ),
                migrations.AddIndex(
                    model_name="thread",
                    index=models.Index(
                        condition=models.Q(("station__isnull", False)),
                        fields=["congress", "station", "-began_at"],
                        name="thread_written_at_station",
                    ),
                ),
                migrations.AddIndex(
                    model_name="thread",
                    index=models.Index(
                        condition=models.Q(("is_sealed", True)),
                        fields=["congress", "due_at", "id"],
                        name="thread_sealed",
                    ),
                ),
                migrations.AddIndex(
                    model_name="thread",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="thread_words"),
                ),
                migrations.AddConstraint(
                    model_name="thread",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "submission"), name="thread_once_per_submission"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="thread",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="thread_codes_differ"),
                ),
                migrations.AddIndex(
                    model_name="subject",
                    index=models.Index(
                        condition=models.Q(("office", ""), _negated=True),
                        fields=["congress", "office"],
                        name="subject_office",
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
                migrations.AddConstraint(
                    model_name="reader",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "thread", "user"), name="reader_once_a_thread"
                    ),
                ),
                migrations.AddIndex(
                    model_name="publication",
                    index=models.Index(fields=["congress", "state", "-moved_at", "-id"], name="publication_by_state"),
                ),
                migrations.AddIndex(
                    model_name="publication",
                    index=models.Index(
                        condition=models.Q(("state__in", ("published", "corrected"))),
                        fields=["congress", "-published_at", "-id"],
                        name="publication_newest",
                    ),
                ),
                migrations.AddIndex(
                    model_name="publication",
                    index=models.Index(
                        condition=models.Q(("state__in", ("published", "corrected"))),
                        fields=["congress", "deputy", "-published_at", "-id"],
                        name="publication_of_deputy",
                    ),
                ),
                migrations.AddIndex(
                    model_name="publication",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="publication_words"),
                ),
                migrations.AddConstraint(
                    model_name="publication",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="publication_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="motion",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("congress", "thread", "what"),
                        name="motion_once_open",
                    ),
                ),
                migrations.AddIndex(
                    model_name="glass",
                    index=models.Index(fields=["congress", "-asked_at", "-id"], name="glass_lately"),
                ),
            ]
        ),
        # who is writing passes by itself, so nothing of it need survive a crash
        migrations.RunSQL("ALTER TABLE contact_presence SET UNLOGGED", "ALTER TABLE contact_presence SET LOGGED"),
    ]
