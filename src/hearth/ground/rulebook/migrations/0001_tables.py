import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Rules, calendars and clocks."""

    initial = True
    replaces = [
        ("rulebook", "0001_clocks"),
        ("rulebook", "0002_trials_and_special_days"),
        ("rulebook", "0003_ended_clocks_alone"),
    ]

    dependencies = [
        ("congress", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Clock",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.CharField(max_length=60)),
                        ("thing_id", models.UUIDField()),
                        ("code", models.CharField(max_length=40)),
                        ("name", models.CharField(max_length=30)),
                        ("rule", models.CharField(max_length=60)),
                        ("version", models.CharField(max_length=50)),
                        ("calendar", models.PositiveIntegerField(default=0)),
                        ("amount", models.PositiveIntegerField()),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("min", "minutes"),
                                    ("h", "hours"),
                                    ("wh", "office hours"),
                                    ("d", "days"),
                                    ("wd", "working days"),
                                    ("mo", "months"),
                                ],
                                max_length=3,
                            ),
                        ),
                        ("over_holidays", models.PositiveSmallIntegerField(null=True)),
                        ("extra", models.DurationField(default=datetime.timedelta)),
                        ("started_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField()),
                        ("paused_since", models.DateTimeField(null=True)),
                        ("stopped_at", models.DateTimeField(null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("kept", "done in time"),
                                    ("late", "done too late"),
                                    ("cancelled", "no longer asked for"),
                                    ("moved", "goes on with somebody else"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("next_kind", models.CharField(blank=True, max_length=20)),
                        ("next_at", models.DateTimeField(null=True)),
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
                            "owner",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clocks",
                                to="congress.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Extension",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.CharField(max_length=200)),
                        ("role", models.CharField(max_length=20)),
                        ("who", models.UUIDField(null=True)),
                        ("at", models.DateTimeField()),
                        ("amount", models.PositiveIntegerField()),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("min", "minutes"),
                                    ("h", "hours"),
                                    ("wh", "office hours"),
                                    ("d", "days"),
                                    ("wd", "working days"),
                                    ("mo", "months"),
                                ],
                                max_length=3,
                            ),
                        ),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="extensions",
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="ProfileVersion",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("base", models.CharField(max_length=40)),
                        ("number", models.PositiveIntegerField()),
                        ("changes", models.JSONField(default=dict)),
                        ("note", models.CharField(blank=True, max_length=200)),
                        ("valid_from", models.DateTimeField()),
                        ("drafted_at", models.DateTimeField()),
                        (
                            "drafted_by",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), default=list, size=None
                            ),
                        ),
                        ("put_in_force_at", models.DateTimeField(null=True)),
                        ("put_in_force_by", models.UUIDField(null=True)),
                        ("state", models.CharField(default="draft", max_length=10)),
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
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.CreateModel(
                    name="Recount",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("was_due_at", models.DateTimeField()),
                        ("due_at", models.DateTimeField()),
                        ("version", models.CharField(max_length=50)),
                        ("calendar", models.PositiveIntegerField()),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recounts",
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Trial",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("drafted_at", models.DateTimeField()),
                        ("asked_at", models.DateTimeField()),
                        ("asked_by", models.UUIDField(null=True)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("tried", models.PositiveIntegerField(default=0)),
                        ("last_at", models.DateTimeField(null=True)),
                        ("last", models.UUIDField(null=True)),
                        ("counts", models.JSONField(default=dict)),
                        ("state", models.CharField(default="trying", max_length=10)),
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trials",
                                to="rulebook.profileversion",
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
                    name="Tried",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("due_at", models.DateTimeField()),
                        ("is_late", models.BooleanField()),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="rulebook.clock"
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
                            "trial",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="rulebook.trial",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="UnitPromise",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=30)),
                        ("amount", models.PositiveIntegerField()),
                        (
                            "measure",
                            models.CharField(
                                choices=[("h", "hours by the clock on the wall"), ("wh", "office hours")], max_length=3
                            ),
                        ),
                        ("valid_from", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
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
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="promises",
                                to="congress.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddField(
                    model_name="clock",
                    name="promise",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="rulebook.unitpromise",
                    ),
                ),
                migrations.CreateModel(
                    name="CalendarYear",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        (
                            "days_off",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.DateField(), default=list, size=None
                            ),
                        ),
                        (
                            "days_worked",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.DateField(), default=list, size=None
                            ),
                        ),
                        ("is_provisional", models.BooleanField(default=False)),
                        ("hours", models.JSONField(default=list)),
                        ("special", models.JSONField(default=list)),
                        ("note", models.CharField(blank=True, max_length=200)),
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
                        "indexes": [models.Index(fields=["congress", "year", "-number"], name="calendar_of_year")],
                        "constraints": [
                            models.UniqueConstraint(fields=("congress", "number"), name="calendar_numbers_differ")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                                    ("half", "half of the time is over"),
                                    ("ninety", "nine tenths of the time are over"),
                                    ("due", "the time is over"),
                                    ("late", "it is late"),
                                    ("late_leader", "it is so late that the unit's leader hears of it"),
                                    ("late_committee", "it is so late that the committee hears of it"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("due_at", models.DateTimeField()),
                        ("at", models.DateTimeField()),
                        ("struck_at", models.DateTimeField()),
                        (
                            "clock",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["congress", "struck_at"], name="notices_lately")],
                        "constraints": [
                            models.UniqueConstraint(fields=("clock", "kind", "due_at"), name="struck_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pause",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.CharField(max_length=200)),
                        ("role", models.CharField(max_length=20)),
                        ("who", models.UUIDField(null=True)),
                        ("since", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
                        ("ended_role", models.CharField(blank=True, max_length=20)),
                        ("ended_who", models.UUIDField(null=True)),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="pauses", to="rulebook.clock"
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("congress", "clock"),
                                name="clock_rests_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                                name="pause_runs_forward",
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="profileversion",
                    constraint=models.UniqueConstraint(fields=("congress", "number"), name="version_numbers_differ"),
                ),
                migrations.AddConstraint(
                    model_name="profileversion",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("congress",), name="one_draft_of_the_rules"
                    ),
                ),
                migrations.AddIndex(
                    model_name="trial",
                    index=models.Index(fields=["congress", "version", "-asked_at"], name="trials_of_version"),
                ),
                migrations.AddConstraint(
                    model_name="tried",
                    constraint=models.UniqueConstraint(fields=("congress", "trial", "clock"), name="tried_once"),
                ),
                migrations.AddIndex(
                    model_name="unitpromise",
                    index=models.Index(fields=["congress", "unit", "name", "valid_from"], name="promises_of_unit"),
                ),
                migrations.AddConstraint(
                    model_name="unitpromise",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("congress", "unit", "name"), name="promised_once"
                    ),
                ),
                migrations.AddIndex(
                    model_name="clock",
                    index=models.Index(
                        condition=models.Q(("stopped_at", None), ("paused_since", None)),
                        fields=["congress", "due_at", "id"],
                        name="clocks_by_due",
                    ),
                ),
                migrations.AddIndex(
                    model_name="clock",
                    index=models.Index(
                        condition=models.Q(("stopped_at", None), ("paused_since", None)),
                        fields=["congress", "next_at", "id"],
                        name="clocks_by_next_step",
                    ),
                ),
                migrations.AddIndex(
                    model_name="clock",
                    index=models.Index(
                        condition=models.Q(("stopped_at", None)),
                        fields=["congress", "owner", "due_at"],
                        name="clocks_of_unit",
                    ),
                ),
                migrations.AddIndex(
                    model_name="clock",
                    index=models.Index(
                        condition=models.Q(("stopped_at", None), _negated=True),
                        fields=["congress", "stopped_at"],
                        name="clocks_by_end",
                    ),
                ),
                migrations.AddIndex(
                    model_name="clock",
                    index=models.Index(fields=["thing_id", "started_at", "id"], name="clocks_of_thing"),
                ),
                migrations.AddConstraint(
                    model_name="clock",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("stopped_at", None)),
                        fields=("congress", "thing_id", "name"),
                        name="clock_runs_once",
                    ),
                ),
            ]
        ),
        # a clock that runs is written over whenever the rules change: its page keeps room for it
        migrations.RunSQL(
            "ALTER TABLE rulebook_clock SET (fillfactor = 80)", "ALTER TABLE rulebook_clock RESET (fillfactor)"
        ),
    ]
