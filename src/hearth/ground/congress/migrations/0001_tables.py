import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
import hearth.ground.congress.models.area
from django.db import migrations, models

from hearth.core.tables import Together

# every ending of a place's names and of their sounds, and the whole names behind a "="
PLACE_WORDS = r"""
CREATE FUNCTION hearth_place_words(zh text, en text, also text, sound text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  named text := concat_ws(' ', zh, en, replace(en, ' ', ''), also, sound);
  word text;
  kept text[] := '{}';
BEGIN
  FOREACH word IN ARRAY regexp_split_to_array(
    lower(normalize(named, NFKC)), '[\s、，。·．,;；/()（）.''’"&|!:*<>\\-]+'
  ) LOOP
    IF word <> '' THEN
      kept := kept || ('=' || word);
      FOR place IN 1..length(word) LOOP
        kept := kept || substr(word, place);
      END LOOP;
    END IF;
  END LOOP;
  RETURN array_to_tsvector(kept);
END $$
"""


class Migration(migrations.Migration):
    """The congress, its areas, people, units, posts and rolls."""

    initial = True
    replaces = [
        ("congress", "0001_congress"),
        ("congress", "0002_setting_up"),
        ("congress", "0003_imports_and_their_rows"),
        ("congress", "0004_lists_by_sound"),
        ("congress", "0005_stations_and_finding"),
        ("congress", "0007_posts_by_invitation"),
        ("congress", "0009_congress_above"),
    ]

    dependencies = [
        ("accounts", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL(PLACE_WORDS, "DROP FUNCTION hearth_place_words"),
        Together(
            [
                migrations.CreateModel(
                    name="Congress",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("key", models.UUIDField(unique=True)),
                        ("slug", models.SlugField(max_length=30, unique=True)),
                        ("name_zh", models.CharField(max_length=80)),
                        ("name_en", models.CharField(max_length=120)),
                        ("short_zh", models.CharField(max_length=40)),
                        ("short_en", models.CharField(max_length=60)),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("county", "county"),
                                    ("city", "city"),
                                    ("province", "province"),
                                    ("township", "township"),
                                ],
                                default="county",
                                max_length=10,
                            ),
                        ),
                        ("profile", models.CharField(default="cn-base-2025", max_length=40)),
                        ("phone", models.CharField(blank=True, max_length=20)),
                        ("licence_line", models.CharField(blank=True, max_length=80)),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="below",
                                to="congress.congress",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Bundle",
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
                                    ("letter", "the letter to one person"),
                                    ("deputies", "letters to all deputies without an account"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("language", models.CharField(max_length=10)),
                        ("base", models.CharField(max_length=200)),
                        ("until", models.DateField(null=True)),
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.core.lifecycle.Moving, models.Model),
                ),
                migrations.CreateModel(
                    name="Area",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=40)),
                        ("name_en", models.CharField(max_length=60)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("street", "sub-district"), ("town", "town"), ("township", "township")],
                                max_length=10,
                            ),
                        ),
                        ("sound", models.CharField(blank=True, max_length=200)),
                        ("column", models.PositiveSmallIntegerField(default=0)),
                        ("row", models.PositiveSmallIntegerField(default=0)),
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
                    bases=(hearth.ground.congress.models.area.KnownByName, models.Model),
                ),
                migrations.CreateModel(
                    name="Deputy",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=12)),
                        ("name_zh", models.CharField(max_length=40)),
                        ("name_en", models.CharField(max_length=80)),
                        ("sound", models.CharField(blank=True, max_length=120)),
                        (
                            "gender",
                            models.CharField(blank=True, choices=[("f", "female"), ("m", "male")], max_length=1),
                        ),
                        ("work_zh", models.CharField(blank=True, max_length=80)),
                        ("work_en", models.CharField(blank=True, max_length=120)),
                        ("cares_zh", models.CharField(blank=True, max_length=80)),
                        ("cares_en", models.CharField(blank=True, max_length=120)),
                        ("meets_zh", models.CharField(blank=True, max_length=120)),
                        ("meets_en", models.CharField(blank=True, max_length=160)),
                        ("portrait", models.CharField(blank=True, max_length=80)),
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
                    bases=(hearth.ground.congress.models.area.Named, models.Model),
                ),
                migrations.CreateModel(
                    name="Delegation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=40)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("sound", models.CharField(blank=True, max_length=200)),
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
                            "head",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="heads_delegations",
                                to="congress.deputy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.ground.congress.models.area.KnownByName, models.Model),
                ),
                migrations.CreateModel(
                    name="District",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="districts",
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Focus",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=60)),
                        ("name_en", models.CharField(blank=True, max_length=100)),
                        ("note_zh", models.CharField(blank=True, max_length=120)),
                        ("note_en", models.CharField(blank=True, max_length=160)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("created_at", models.DateTimeField()),
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
                                related_name="focuses",
                                to="congress.deputy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.ground.congress.models.area.Named, models.Model),
                ),
                migrations.CreateModel(
                    name="Group",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=40)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("sound", models.CharField(blank=True, max_length=200)),
                        (
                            "area",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="groups",
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
                            "convenor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="convenes_groups",
                                to="congress.deputy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.ground.congress.models.area.KnownByName, models.Model),
                ),
                migrations.CreateModel(
                    name="Import",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.CharField(max_length=12)),
                        ("file_name", models.CharField(max_length=120)),
                        ("state", models.CharField(default="reading", max_length=10)),
                        ("sent_at", models.DateTimeField()),
                        ("sent_by", models.UUIDField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("new", models.PositiveIntegerField(default=0)),
                        ("changed", models.PositiveIntegerField(default=0)),
                        ("same", models.PositiveIntegerField(default=0)),
                        ("bad", models.PositiveIntegerField(default=0)),
                        ("doubtful", models.PositiveIntegerField(default=0)),
                        ("fingerprint", models.CharField(blank=True, max_length=32)),
                        ("is_revised", models.BooleanField(default=False)),
                        ("is_partial", models.BooleanField(default=False)),
                        ("trouble", models.CharField(blank=True, max_length=20)),
                        ("facts", models.JSONField(default=dict)),
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
                    name="ImportRow",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("outcome", models.CharField(max_length=8)),
                        ("is_doubtful", models.BooleanField(default=False)),
                        ("label", models.CharField(blank=True, max_length=120)),
                        ("told", models.JSONField(default=dict)),
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
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="congress.import"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                                    ("welcome", "into a new account"),
                                    ("reset", "into an account whose password was lost"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("locator", models.CharField(max_length=6)),
                        ("invited_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("state", models.CharField(default="open", max_length=10)),
                        (
                            "bundle",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="invitations",
                                to="congress.bundle",
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
                            "invited_by",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="accounts.user",
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
                    name="Place",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=60)),
                        ("name_en", models.CharField(blank=True, max_length=80)),
                        ("also", models.CharField(blank=True, max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("community", "community"),
                                    ("estate", "estate"),
                                    ("road", "road"),
                                    ("village", "village"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("sound", models.CharField(blank=True, max_length=200)),
                        (
                            "words",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    "name_zh", "name_en", "also", "sound", function="hearth_place_words"
                                ),
                                output_field=django.contrib.postgres.search.SearchVectorField(),
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="places", to="congress.area"
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
                            "district",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="congress.district",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.ground.congress.models.area.KnownByName, models.Model),
                ),
                migrations.CreateModel(
                    name="ReceptionDay",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("begins", models.TimeField()),
                        ("ends", models.TimeField()),
                        ("note", models.CharField(blank=True, max_length=120)),
                        ("state", models.CharField(default="announced", max_length=10)),
                        ("reminded_at", models.DateTimeField(null=True)),
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
                    name="Sitting",
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
                            "day",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sittings",
                                to="congress.receptionday",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sittings",
                                to="congress.deputy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Station",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=60)),
                        ("name_en", models.CharField(max_length=100)),
                        ("address_zh", models.CharField(max_length=120)),
                        ("address_en", models.CharField(blank=True, max_length=160)),
                        ("hours_zh", models.CharField(max_length=80)),
                        ("hours_en", models.CharField(blank=True, max_length=120)),
                        ("phone", models.CharField(max_length=20)),
                        ("sound", models.CharField(blank=True, max_length=200)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="stations", to="congress.area"
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
                    bases=(hearth.ground.congress.models.area.KnownByName, models.Model),
                ),
                migrations.AddField(
                    model_name="receptionday",
                    name="station",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reception_days",
                        to="congress.station",
                    ),
                ),
                migrations.CreateModel(
                    name="StationDeputy",
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
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rosters",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roster",
                                to="congress.station",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("begins_on", models.DateField()),
                        ("ends_on", models.DateField()),
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
                    name="Mandate",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("credential", models.CharField(blank=True, max_length=20)),
                        ("state", models.CharField(default="elected", max_length=10)),
                        ("elected_on", models.DateField(null=True)),
                        ("began_on", models.DateField(null=True)),
                        ("ended_on", models.DateField(null=True)),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("term", "the term ended"),
                                    ("moved", "moved away"),
                                    ("resigned", "resigned"),
                                    ("absent", "two sessions missed without leave"),
                                    ("recalled", "recalled by the voters"),
                                    ("nationality", "lost the nationality"),
                                    ("rights", "deprived of political rights"),
                                    ("incapable", "lost the capacity to act"),
                                    ("died", "died"),
                                    ("invalid", "the election was found invalid"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("legal_basis", models.CharField(blank=True, max_length=120)),
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
                            "delegation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="mandates",
                                to="congress.delegation",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to="congress.district",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="mandates",
                                to="congress.group",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="mandates", to="congress.term"
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
                    name="Unit",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name_zh", models.CharField(max_length=60)),
                        ("name_en", models.CharField(max_length=100)),
                        ("kind", models.CharField(max_length=20)),
                        ("phone", models.CharField(blank=True, max_length=20)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("address_zh", models.CharField(blank=True, max_length=120)),
                        ("is_active", models.BooleanField(default=True)),
                        ("sound", models.CharField(blank=True, max_length=200)),
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
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="congress.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                    bases=(hearth.ground.congress.models.area.KnownByName, models.Model),
                ),
                migrations.CreateModel(
                    name="Proposal",
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
                                    ("post", "a post that takes two administrators"),
                                    ("reset", "a new way in for somebody"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("role", models.CharField(blank=True, max_length=12)),
                        ("until", models.DateField(null=True)),
                        ("reason", models.CharField(max_length=200)),
                        ("proposed_at", models.DateTimeField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("state", models.CharField(default="open", max_length=10)),
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
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.user",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "proposed_by",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposals",
                                to="accounts.user",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="congress.station",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
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
                    name="Post",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("deputy", "deputy"),
                                    ("aide", "aide"),
                                    ("clerk", "clerk"),
                                    ("committee", "committee"),
                                    ("leader", "leader"),
                                    ("office", "office"),
                                    ("unit", "unit"),
                                    ("unit-leader", "unit-leader"),
                                    ("station", "station"),
                                    ("auditor", "auditor"),
                                    ("admin", "admin"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("since", models.DateField()),
                        ("until", models.DateField(null=True)),
                        ("state", models.CharField(default="held", max_length=10)),
                        ("reason", models.CharField(blank=True, max_length=200)),
                        ("given_at", models.DateTimeField(null=True)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
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
                            "deputy",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="congress.deputy",
                            ),
                        ),
                        (
                            "given_by",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="accounts.user"
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="congress.station",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
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
                migrations.AddConstraint(
                    model_name="area",
                    constraint=models.UniqueConstraint(fields=("congress", "name_zh"), name="area_names_differ"),
                ),
                migrations.AddIndex(
                    model_name="deputy",
                    index=models.Index(fields=["congress", "sound", "id"], name="deputies_by_sound"),
                ),
                migrations.AddConstraint(
                    model_name="deputy",
                    constraint=models.UniqueConstraint(fields=("congress", "code"), name="deputy_codes_differ"),
                ),
                migrations.AddConstraint(
                    model_name="delegation",
                    constraint=models.UniqueConstraint(fields=("congress", "name_zh"), name="delegation_names_differ"),
                ),
                migrations.AddConstraint(
                    model_name="district",
                    constraint=models.UniqueConstraint(fields=("area", "number"), name="district_numbers_differ"),
                ),
                migrations.AddIndex(
                    model_name="focus",
                    index=models.Index(fields=["deputy", "-created_at"], name="focus_of_deputy"),
                ),
                migrations.AddConstraint(
                    model_name="group",
                    constraint=models.UniqueConstraint(fields=("congress", "name_zh"), name="group_names_differ"),
                ),
                migrations.AddIndex(
                    model_name="import",
                    index=models.Index(fields=["congress", "-sent_at"], name="imports_newest_first"),
                ),
                migrations.AddIndex(
                    model_name="importrow",
                    index=models.Index(fields=["source", "outcome", "number"], name="import_rows_by_outcome"),
                ),
                migrations.AddConstraint(
                    model_name="importrow",
                    constraint=models.UniqueConstraint(fields=("source", "number"), name="import_row_numbers_differ"),
                ),
                migrations.AddIndex(
                    model_name="invitation",
                    index=models.Index(fields=["user", "congress"], name="invitation_of_user"),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "locator"), name="invitation_locators_differ"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="invitation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("congress", "user"), name="invitation_once_open"
                    ),
                ),
                migrations.AddIndex(
                    model_name="place",
                    index=models.Index(fields=["congress", "sound", "id"], name="places_by_sound"),
                ),
                migrations.AddIndex(
                    model_name="place",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="place_words"),
                ),
                migrations.AddConstraint(
                    model_name="place",
                    constraint=models.UniqueConstraint(fields=("area", "name_zh"), name="place_names_differ"),
                ),
                migrations.AddConstraint(
                    model_name="sitting",
                    constraint=models.UniqueConstraint(fields=("congress", "day", "deputy"), name="sitting_once_a_day"),
                ),
                migrations.AddConstraint(
                    model_name="station",
                    constraint=models.UniqueConstraint(fields=("congress", "name_zh"), name="station_names_differ"),
                ),
                migrations.AddIndex(
                    model_name="receptionday",
                    index=models.Index(fields=["congress", "station", "held_on"], name="reception_at_station"),
                ),
                migrations.AddIndex(
                    model_name="receptionday",
                    index=models.Index(fields=["congress", "held_on"], name="reception_by_date"),
                ),
                migrations.AddConstraint(
                    model_name="receptionday",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("begins"))), name="reception_ends_after_it_begins"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="stationdeputy",
                    constraint=models.UniqueConstraint(
                        fields=("congress", "station", "deputy"), name="roster_names_a_deputy_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="term",
                    constraint=models.UniqueConstraint(fields=("congress", "number"), name="term_numbers_differ"),
                ),
                migrations.AddConstraint(
                    model_name="mandate",
                    constraint=models.UniqueConstraint(fields=("deputy", "term"), name="mandate_once_a_term"),
                ),
                migrations.AddIndex(
                    model_name="unit",
                    index=models.Index(fields=["congress", "sound", "id"], name="units_by_sound"),
                ),
                migrations.AddConstraint(
                    model_name="unit",
                    constraint=models.UniqueConstraint(fields=("congress", "name_zh"), name="unit_names_differ"),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=models.Index(fields=["congress", "state", "proposed_at"], name="proposal_waiting"),
                ),
                migrations.AddIndex(
                    model_name="proposal",
                    index=models.Index(fields=["user", "congress"], name="proposal_about_user"),
                ),
                migrations.AddConstraint(
                    model_name="proposal",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("congress", "user", "kind", "role"),
                        name="proposal_once_open",
                    ),
                ),
                migrations.AddIndex(
                    model_name="post",
                    index=models.Index(fields=["user", "congress"], name="post_of_user"),
                ),
                migrations.AddConstraint(
                    model_name="post",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role__in", ["deputy", "aide"]), _negated=True),
                            ("deputy__isnull", False),
                            _connector="OR",
                        ),
                        name="post_of_deputy_names_one",
                    ),
                ),
            ]
        ),
    ]
