from importlib import import_module
from zlib import crc32

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import hearth.core.tenancy

before = import_module("hearth.journey.demands.migrations.0002_sharing")
AT_ONCE = 5_000
DAYS = 3 * 86_400  # seconds
READ = """
SELECT thread_id, congress_id, at, version, terms FROM demands_textreading
WHERE thread_id > %s ORDER BY thread_id LIMIT %s
"""
# the numbers differ from congress to congress, and still each row is asked whose it is
SHARING = """
CREATE FUNCTION clues_sharing(
    sought int[], weights float8[], lately int[], weight_of_lately float8,
    since timestamptz, newest int, most int, of_version int
) RETURNS TABLE (thread uuid, words smallint, terms int[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 200 AS $$
    SELECT c.thread_id, c.words, c.terms FROM (
        SELECT found.thread_id, sum(found.weight) AS shared, max(found.at) AS at FROM (
            SELECT of_word.thread_id, of_word.at, word.weight
            FROM unnest(sought, weights) AS word(key, weight) CROSS JOIN LATERAL (
                SELECT thread_id, at FROM demands_clue
                WHERE congress_id = nullif(current_setting('hearth.congress', true), '')::bigint
                    AND demands_clue.terms @> ARRAY[word.key] AND at > since
                    AND (of_version IS NULL OR version = of_version)
                ORDER BY at DESC LIMIT newest
            ) AS of_word
            UNION ALL (
                SELECT of_days.thread_id, of_days.at, weight_of_lately
                FROM unnest(lately) AS days(key) CROSS JOIN LATERAL (
                    SELECT thread_id, at FROM demands_clue
                    WHERE congress_id = nullif(current_setting('hearth.congress', true), '')::bigint
                        AND demands_clue.terms @> ARRAY[days.key] AND at > since
                        AND (of_version IS NULL OR version = of_version)
                    ORDER BY at DESC LIMIT newest
                ) AS of_days LIMIT newest
            )
        ) AS found
        GROUP BY found.thread_id ORDER BY shared DESC, at DESC, found.thread_id LIMIT most
    ) likest JOIN demands_clue c ON c.thread_id = likest.thread_id
    ORDER BY likest.shared DESC, likest.at DESC, c.thread_id
$$;
"""
NOT_ANY_MORE = "DROP FUNCTION clues_sharing(int[], float8[], int[], float8, timestamptz, int, int, int);"


def clues(apps, schema_editor):
    """What was read before is found by the same numbers, a few thousand messages at a time."""
    last = "00000000-0000-0000-0000-000000000000"
    with schema_editor.connection.cursor() as cursor:
        while rows := _next(cursor, last):
            with cursor.copy(
                "COPY demands_clue (thread_id, congress_id, at, version, words, terms) FROM STDIN"
            ) as copy:
                for thread, congress, at, version, terms in rows:
                    words = [term for term in terms if len(term) > 1 and term[0] != "#"]
                    days = int(at.timestamp() // DAYS)
                    sought = [*terms, *(f"{word} {days}" for word in words)]
                    keys = [crc32(f"{congress} {term}".encode()) - (1 << 31) for term in sought]
                    copy.write_row((thread, congress, at, version, len(words), keys))
            last = rows[-1][0]
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the index is made in the same breath


def _next(cursor, last):
    cursor.execute(READ, [last, AT_ONCE])
    return cursor.fetchall()


class Migration(migrations.Migration):
    """A message is found by rows of their own, ten to a page of memory, instead of by all that was read of it."""

    dependencies = [
        ("contact", "0005_numbers_with_what_they_count"),
        ("demands", "0005_text_vectors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clue",
            fields=[
                (
                    "thread",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="clue",
                        serialize=False,
                        to="contact.thread",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("version", models.PositiveSmallIntegerField()),
                ("words", models.PositiveSmallIntegerField()),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None),
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
            options={"abstract": False, "base_manager_name": "objects"},
        ),
        migrations.RunPython(clues, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="clue",
            index=django.contrib.postgres.indexes.GinIndex(fields=["terms"], name="clue_terms", fastupdate=False),
        ),
        migrations.RunSQL(SHARING, NOT_ANY_MORE),
        migrations.RunSQL(
            "DROP FUNCTION readings_sharing(text[], timestamptz, int);",
            before.SHARING,
        ),
        migrations.RemoveIndex(model_name="textreading", name="reading_terms"),
    ]
