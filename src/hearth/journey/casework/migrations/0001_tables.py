import django.db.models.deletion
import hearth.core.encryption
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Referrals, and what hangs on them."""

    initial = True
    replaces = [
        ("casework", "0001_referrals"),
        ("casework", "0002_days_between_desks"),
        ("casework", "0003_visits_links_lessons"),
    ]

    dependencies = [
        ("accounts", "0002_homes"),
        ("congress", "0001_tables"),
        ("contact", "0001_tables"),
        ("rulebook", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Issue",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        ("state", models.CharField(default="open", max_length=10)),
                        ("opened_at", models.DateTimeField()),
                        ("settled_at", models.DateTimeField(null=True)),
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="issues", to="contact.thread"
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
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("linked_at", models.DateTimeField()),
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
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contact.thread"
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contact.thread"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=8)),
                        (
                            "role",
                            models.CharField(
                                choices=[("lead", "lead unit"), ("co", "co-handling unit")],
                                default="lead",
                                max_length=4,
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                choices=[
                                    ("danger", "danger"),
                                    ("utilities", "utilities"),
                                    ("ordinary", "ordinary"),
                                    ("hard", "hard"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("words", models.TextField()),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("has_photos", models.BooleanField(default=False)),
                        ("has_contact", models.BooleanField(default=False)),
                        ("order_no", models.CharField(blank=True, max_length=40)),
                        ("state", models.CharField(default="sent", max_length=10)),
                        ("result", models.TextField(blank=True)),
                        ("outcome", models.CharField(blank=True, max_length=10)),
                        ("done_on", models.DateField(null=True)),
                        ("sent_back", models.PositiveSmallIntegerField(default=0)),
                        ("urged_at", models.DateTimeField(null=True)),
                        ("sent_at", models.DateTimeField()),
                        ("first_sent_at", models.DateTimeField()),
                        ("moved_at", models.DateTimeField()),
                        ("reported_at", models.DateTimeField(null=True)),
                        (
                            "before",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="successors",
                                to="casework.referral",
                            ),
                        ),
                        (
                            "clock",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="rulebook.clock",
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
                            "holder",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="accounts.user",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="referrals",
                                to="casework.issue",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.unit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="congress.unit",
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
                    name="Remark",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("words", models.TextField()),
                        ("is_inside", models.BooleanField(default=False)),
                        ("name", models.CharField(max_length=80)),
                        ("role", models.CharField(max_length=20)),
                        ("said_at", models.DateTimeField()),
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="remarks",
                                to="casework.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Request",
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
                                choices=[("extension", "more time"), ("suspension", "the clock stands still")],
                                max_length=10,
                            ),
                        ),
                        ("hours", models.PositiveIntegerField(default=0)),
                        ("words", models.TextField()),
                        ("state", models.CharField(default="asked", max_length=10)),
                        ("asked_at", models.DateTimeField()),
                        ("answer", models.TextField(blank=True)),
                        ("ruled_at", models.DateTimeField(null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="accounts.user",
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
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="requests",
                                to="casework.referral",
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
                    name="Return",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("remit", "not within the unit's remit"),
                                    ("place", "not within the unit's area"),
                                    ("facts", "too little is known"),
                                    ("twice", "already handled elsewhere"),
                                    ("private", "between private parties"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("words", models.TextField()),
                        ("returned_at", models.DateTimeField()),
                        (
                            "ruling",
                            models.CharField(
                                blank=True,
                                choices=[("kept", "the unit keeps it"), ("passed_on", "another unit has it")],
                                max_length=10,
                            ),
                        ),
                        ("answer", models.TextField(blank=True)),
                        ("ruled_at", models.DateTimeField(null=True)),
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
                            "proposed",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.unit",
                            ),
                        ),
                        (
                            "referral",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="given_back",
                                to="casework.referral",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Route",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("words", models.CharField(max_length=300)),
                        (
                            "tier",
                            models.CharField(
                                choices=[
                                    ("danger", "danger"),
                                    ("utilities", "utilities"),
                                    ("ordinary", "ordinary"),
                                    ("hard", "hard"),
                                ],
                                default="ordinary",
                                max_length=10,
                            ),
                        ),
                        ("title", models.CharField(max_length=80)),
                        (
                            "area",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="routes", to="congress.unit"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddField(
                    model_name="referral",
                    name="route",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referrals",
                        to="casework.route",
                    ),
                ),
                migrations.CreateModel(
                    name="Strand",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("joined_at", models.DateTimeField()),
                        ("left_at", models.DateTimeField(null=True)),
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
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="strands", to="casework.issue"
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="strands", to="contact.thread"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Talk",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(choices=[("talk", "a direct talk"), ("visit", "a visit")], max_length=6),
                        ),
                        ("whom", models.CharField(blank=True, max_length=120)),
                        ("agreed", models.TextField(blank=True)),
                        ("promised", models.TextField(blank=True)),
                        ("held_on", models.DateField()),
                        ("name", models.CharField(max_length=80)),
                        ("noted_at", models.DateTimeField()),
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
                            "pictures",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="contact.message",
                            ),
                        ),
                        (
                            "thread",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="talks", to="contact.thread"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="VoiceNote",
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
                            "talk",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="voice", to="casework.talk"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddConstraint(
                    model_name="issue",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="issue_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="link",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("congress", "one", "other"), name="linked_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="remark",
                    index=models.Index(fields=["congress", "referral", "said_at"], name="remarks_of_referral"),
                ),
                migrations.AddConstraint(
                    model_name="request",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("congress", "referral"),
                        name="one_open_request_at_a_time",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="route",
                    constraint=models.UniqueConstraint(fields=("congress", "title"), name="route_titles_differ"),
                ),
                migrations.AddIndex(
                    model_name="referral",
                    index=models.Index(
                        fields=["congress", "unit", "-moved_at", "-id"], name="referrals_lately_of_unit"
                    ),
                ),
                migrations.AddIndex(
                    model_name="referral",
                    index=models.Index(fields=["congress", "-moved_at", "-id"], name="referrals_lately"),
                ),
                migrations.AddIndex(
                    model_name="referral",
                    index=models.Index(fields=["congress", "state", "-moved_at", "-id"], name="referrals_by_state"),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="referral_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("sent", "returned", "accepted", "asking", "suspended", "reported"))
                        ),
                        fields=("congress", "issue", "unit"),
                        name="one_open_referral_to_a_unit",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="strand",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("left_at", None)),
                        fields=("congress", "thread"),
                        name="thread_in_one_matter",
                    ),
                ),
                migrations.AddIndex(
                    model_name="talk",
                    index=models.Index(fields=["congress", "thread", "noted_at"], name="talks_of_thread"),
                ),
            ]
        ),
    ]
