from django.db import migrations

# in the owner's name, whom the wall does not stop; each piece is asked for by itself: of many at once the planner
# expects too much, and reads every place
SAYING = """
CREATE FUNCTION places_saying(sought text[], most_each int, most int) RETURNS SETOF uuid ROWS 50
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT found.id FROM unnest(sought) AS piece, LATERAL (
        SELECT id FROM congress_place
        WHERE congress_id = nullif(current_setting('hearth.congress', true), '')::bigint AND words @@ piece::tsquery
        LIMIT most_each
    ) AS found LIMIT most
$$;
"""


class Migration(migrations.Migration):
    """PostgreSQL does not use a text index beneath a policy; the function keeps to the congress by itself."""

    dependencies = [("congress", "0005_stations_and_finding")]

    operations = [migrations.RunSQL(SAYING, "DROP FUNCTION places_saying(text[], int, int);")]
