from django.db import migrations

# what `bigrams.vector` writes since then: beside a number, the number with the character after it
BESIDE = """
UPDATE {table} SET words = (words::text || ' ' || counted.lexemes)::tsvector
FROM (
    SELECT t.id AS key, string_agg(format('''%s%s'':%s%s', number.lexeme, left(after.lexeme, 1), spot,
        nullif(weight, 'D')), ' ') AS lexemes
    FROM {table} t, unnest(t.words) AS number, unnest(number.positions, number.weights) AS standing(spot, weight),
        unnest(t.words) AS after
    WHERE number.lexeme ~ '^[0-9]{1,6}$' AND after.lexeme ~ '^[々〇㐀-䶿一-鿿豈-﫿𠀀-𲎟]' AND spot + 1 = ANY(after.positions)
    GROUP BY t.id
) counted
WHERE counted.key = {table}.id
"""


def beside(table):
    return migrations.RunSQL(BESIDE.replace("{table}", table), migrations.RunSQL.noop)


class Migration(migrations.Migration):
    """Numbers are found together with what they count; whoever goes back finds by the lexemes that were there before."""

    dependencies = [("contact", "0004_solved")]

    operations = [beside("contact_thread")]
