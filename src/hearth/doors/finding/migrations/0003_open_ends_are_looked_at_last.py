from django.db import migrations

DOOR = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp \
SET random_page_cost = 1.1 AS"
THREADS = """
CREATE OR REPLACE FUNCTION finding_threads(sought tsquery, asked jsonb, most int)
RETURNS TABLE (key uuid, moved_at timestamptz) ROWS 50 DOOR $$
DECLARE
    rule text := 't.congress_id = $1 AND {words}';
BEGIN
    IF jsonb_array_length(asked -> 'deputies') = 1 THEN rule := rule || ' AND t.deputy_id = ($3)[1]';
    ELSIF asked ? 'deputies' THEN rule := rule || ' AND t.deputy_id = ANY($3)'; END IF;
    IF asked ? 'among' THEN rule := rule || ' AND t.id = ANY($4)'; END IF;
    IF asked ? 'state' THEN rule := rule || ' AND t.state = $5'; END IF;
    IF asked ? 'tier' THEN rule := rule || ' AND t.tier = $6'; END IF;
    IF asked ? 'unit' THEN rule := rule || ' AND EXISTS (SELECT 1 FROM casework_strand s
        JOIN casework_referral r ON r.issue_id = s.issue_id
        WHERE s.thread_id = t.id AND s.left_at IS NULL AND r.unit_id = $7)'; END IF;
    IF asked ? 'since' THEN rule := rule || ' AND t.began_at >= $8'; END IF;
    IF asked ? 'until' THEN rule := rule || ' AND t.began_at < $9'; END IF;
    IF asked ? 'at' THEN rule := rule || ' AND (t.moved_at, t.id) < ($10, $11)'; END IF;
    RETURN QUERY EXECUTE 'SELECT t.id, t.moved_at FROM contact_thread t WHERE ' || rule
        || ' ORDER BY t.moved_at DESC, t.id DESC LIMIT $12'
    USING nullif(current_setting('hearth.congress', true), '')::bigint, sought,
        ARRAY(SELECT jsonb_array_elements_text(asked -> 'deputies')::uuid),
        ARRAY(SELECT jsonb_array_elements_text(asked -> 'among')::uuid),
        asked ->> 'state', asked ->> 'tier', (asked ->> 'unit')::uuid,
        (asked ->> 'since')::timestamptz, (asked ->> 'until')::timestamptz,
        (asked ->> 'at')::timestamptz, (asked ->> 'id')::uuid, most{surely};
END $$;
"""
# ts_match_vq is the function behind @@, and answered by no index
FIRST_SURELY = "CASE WHEN asked ? 'surely' THEN 't.words @@ $13 AND ts_match_vq(t.words, $2)' ELSE 't.words @@ $2' END"
EARLIER = {"{words}": "t.words @@ $2", "{surely}": "", "DOOR": DOOR}
NOW = {"{words}": f"' || {FIRST_SURELY} || '", "{surely}": ", (asked ->> 'surely')::tsquery", "DOOR": DOOR}


def written(words):
    statement = THREADS
    for place, what in words.items():
        statement = statement.replace(place, what)
    return statement


class Migration(migrations.Migration):
    """Words that may go on are looked for among those that are surely there: an index reads every word that begins so."""

    dependencies = [("finding", "0002_look_past_the_wall")]

    operations = [migrations.RunSQL(written(NOW), written(EARLIER))]
