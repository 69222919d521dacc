from django.db import migrations

SHARING = """
CREATE FUNCTION readings_sharing(sought text[], since timestamptz, most int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 200 AS $$
    SELECT DISTINCT found.thread_id FROM unnest(sought) AS word CROSS JOIN LATERAL (
        SELECT thread_id FROM demands_textreading
        WHERE congress_id = nullif(current_setting('hearth.congress', true), '')::bigint
            AND terms @> ARRAY[word] AND at > since
        ORDER BY at DESC LIMIT most
    ) AS found
$$;
"""


class Migration(migrations.Migration):
    """Which messages share a rare word is asked past the wall, as a search is: beneath a policy no such index is used.

    The function keeps to the congress by itself.
    """

    dependencies = [("demands", "0001_tables")]

    operations = [migrations.RunSQL(SHARING, "DROP FUNCTION readings_sharing(text[], timestamptz, int);")]
