from django.db import migrations

# each in the owner's name, whom the wall does not stop; nobody else's functions can be put in the way of theirs
DOOR = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp \
SET random_page_cost = 1.1 AS"  # what is sought for lies in memory or on a disc without heads: walking in order is cheap
THREADS = f"""
CREATE FUNCTION finding_threads(sought tsquery, asked jsonb, most int)
RETURNS TABLE (key uuid, moved_at timestamptz) ROWS 50 {DOOR} $$
DECLARE
    rule text := 't.congress_id = $1 AND t.words @@ $2';
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
        (asked ->> 'at')::timestamptz, (asked ->> 'id')::uuid, most;
END $$;
"""
REFERRALS = f"""
CREATE FUNCTION finding_referrals(sought tsquery, sought_inside tsquery, asked jsonb, most int)
RETURNS TABLE (key uuid, moved_at timestamptz) ROWS 50 {DOOR} $$
DECLARE
    tables text := 'finding_trace x JOIN casework_referral r ON r.id = x.referral_id';
    rule text := 'x.congress_id = $1 AND r.congress_id = $1 AND r.words <> ''''';
    seen text := 'false';
BEGIN
    IF asked ? 'everywhere' THEN seen := 'x.words @@ $2';
    ELSIF asked ? 'deputies' THEN seen := '(t.deputy_id = ANY($4) AND x.words @@ $2)'; END IF;
    IF asked ? 'units' THEN
        seen := seen || ' OR (x.words @@ $3 AND (r.unit_id = ANY($5) OR r.team_id = ANY($5)
            OR r.unit_id IN (SELECT u.id FROM congress_unit u WHERE u.parent_id = ANY($5))))';
    END IF;
    rule := rule || ' AND (' || seen || ')';
    IF asked ? 'about' THEN rule := rule || ' AND t.deputy_id = ANY($6)'; END IF;
    IF asked ? 'deputies' OR asked ? 'about' THEN
        tables := tables || ' JOIN casework_issue i ON i.id = r.issue_id JOIN contact_thread t ON t.id = i.thread_id';
    END IF;
    IF asked ? 'state' THEN rule := rule || ' AND r.state = $7'; END IF;
    IF asked ? 'tier' THEN rule := rule || ' AND r.tier = $8'; END IF;
    IF asked ? 'unit' THEN rule := rule || ' AND r.unit_id = $9'; END IF;
    IF asked ? 'since' THEN rule := rule || ' AND r.sent_at >= $10'; END IF;
    IF asked ? 'until' THEN rule := rule || ' AND r.sent_at < $11'; END IF;
    IF asked ? 'at' THEN rule := rule || ' AND (r.moved_at, r.id) < ($12, $13)'; END IF;
    RETURN QUERY EXECUTE 'SELECT r.id, r.moved_at FROM ' || tables || ' WHERE ' || rule
        || ' ORDER BY r.moved_at DESC, r.id DESC LIMIT $14'
    USING nullif(current_setting('hearth.congress', true), '')::bigint, sought, sought_inside,
        ARRAY(SELECT jsonb_array_elements_text(asked -> 'deputies')::uuid),
        ARRAY(SELECT jsonb_array_elements_text(asked -> 'units')::uuid),
        ARRAY(SELECT jsonb_array_elements_text(asked -> 'about')::uuid),
        asked ->> 'state', asked ->> 'tier', (asked ->> 'unit')::uuid,
        (asked ->> 'since')::timestamptz, (asked ->> 'until')::timestamptz,
        (asked ->> 'at')::timestamptz, (asked ->> 'id')::uuid, most;
END $$;
"""


class Migration(migrations.Migration):
    """Two searches by index that need a look past the wall, beneath which PostgreSQL would not use one.

    Each keeps to the congress by itself, and is put together of the conditions written here and of nothing else; whoever
    asks still sees only what they may see of what is found.
    """

    dependencies = [("finding", "0001_tables"), ("contact", "0001_tables")]

    operations = [
        migrations.RunSQL(THREADS, "DROP FUNCTION finding_threads(tsquery, jsonb, int);"),
        migrations.RunSQL(REFERRALS, "DROP FUNCTION finding_referrals(tsquery, tsquery, jsonb, int);"),
    ]
