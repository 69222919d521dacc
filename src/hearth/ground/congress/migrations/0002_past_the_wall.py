from django.db import migrations

# in the owner's name, whom the wall does not stop; each piece is asked for by itself: of many at once the planner
# expects too much, and reads every place
PLACES = """
CREATE FUNCTION places_saying(sought text[], most_each int, most int) RETURNS SETOF uuid ROWS 50
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT found.id FROM unnest(sought) AS piece, LATERAL (
        SELECT id FROM congress_place
        WHERE congress_id = nullif(current_setting('hearth.congress', true), '')::bigint AND words @@ piece::tsquery
        LIMIT most_each
    ) AS found LIMIT most
$$;
"""
# in the owner's name, whom the wall does not stop: it tells in which congresses one person has a seat, and nothing else
SEATS = """
CREATE FUNCTION congresses_of_person(person uuid, today date) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT congress_id FROM congress_post
    WHERE user_id = person AND state = 'held' AND since <= today AND coalesce(until >= today, true)
$$;
"""


class Migration(migrations.Migration):
    """PostgreSQL does not use a text index beneath a policy; the first function keeps to the congress by itself.

    The second shows people their own seats in every congress; the application asks it of nobody else.
    """

    replaces = [("congress", "0006_places_past_the_wall"), ("congress", "0008_seats_past_the_wall")]
    dependencies = [("congress", "0001_tables")]

    operations = [
        migrations.RunSQL(PLACES, "DROP FUNCTION places_saying(text[], int, int);"),
        migrations.RunSQL(SEATS, "DROP FUNCTION congresses_of_person(uuid, date);"),
    ]
