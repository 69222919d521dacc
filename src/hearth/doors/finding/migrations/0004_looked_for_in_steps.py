from importlib import import_module

from django.db import migrations

before = import_module("hearth.doors.finding.migrations.0003_open_ends_are_looked_at_last")

DOOR = before.DOOR.replace("STABLE", "VOLATILE")  # nothing else may ask what a plan would cost
# what is put together stands in this file; what somebody typed goes in as values
VALUES = """USING congress, sought, deputies, among, asked ->> 'state', asked ->> 'tier', (asked ->> 'unit')::uuid,
    since, (asked ->> 'until')::timestamptz, edge, edge_id, wanted, rarest, low"""
ONE_BY_ONE = """SELECT t.id, t.moved_at, CASE WHEN t.words @@ $2 THEN CASE WHEN true' || fits || ' THEN 2 ELSE 1 END ELSE 0 END
    AS fit FROM contact_thread t WHERE ' || mine || ' ORDER BY t.moved_at DESC, t.id DESC LIMIT ' || walk || '"""
AT_ONCE = """WITH t AS MATERIALIZED (SELECT t.id, t.moved_at FROM contact_thread t
    WHERE ' || mine || ' AND t.moved_at >= $14 AND ' || said || fits || ')
    SELECT * FROM t ORDER BY t.moved_at DESC, t.id DESC LIMIT $12"""
THREADS = """
CREATE OR REPLACE FUNCTION finding_threads(sought tsquery, asked jsonb, most int)
RETURNS TABLE (key uuid, moved_at timestamptz) ROWS 50 DOOR $$
DECLARE
    walk int := coalesce((asked ->> 'walk')::int, 500);  -- of so many each is looked at, the newest first,
    longest CONSTANT int := coalesce((asked ->> 'longest')::int, 16);  -- and of so many times more where that helps
    plenty CONSTANT int := coalesce((asked ->> 'plenty')::int, 2000);  -- more hits than these are not sorted at once
    few CONSTANT int := coalesce((asked ->> 'few')::int, 100);  -- so many may lie anywhere
    longer CONSTANT int := 64000;  -- rows in a stretch of time
    rare CONSTANT float := 0.0005;  -- the share of what is in no statistics
    congress CONSTANT bigint := nullif(current_setting('hearth.congress', true), '')::bigint;
    deputies CONSTANT uuid[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'deputies')::uuid);
    among CONSTANT uuid[] := ARRAY(SELECT jsonb_array_elements_text(asked -> 'among')::uuid);
    since CONSTANT timestamptz := asked ->> 'since';
    in_all CONSTANT float := (SELECT greatest(0, reltuples) FROM pg_class WHERE oid = 'contact_thread'::regclass);
    is_short boolean := asked ? 'among' OR coalesce(jsonb_array_length(asked -> 'deputies') = 1, false);
    mine text := 't.congress_id = $1 AND (t.moved_at, t.id) < ($10, $11)';  -- what an index has in the order of the page
    fits text := '';                                                        -- what else is asked of a row
    said text := 't.words @@ $2';
    edge timestamptz := coalesce((asked ->> 'at')::timestamptz, 'infinity');
    edge_id uuid := coalesce(asked ->> 'id', 'ffffffff-ffff-ffff-ffff-ffffffffffff');
    low timestamptz := '-infinity';
    wanted int := most;
    looked_at int := 0;
    hits float := 0;
    share float;
    stretch float;
    rarest tsquery;
    newest timestamptz;
    row record;
    plan json;
    goes_on boolean;
BEGIN
    IF asked ? 'since' THEN  -- nothing moved before it began
        mine := mine || ' AND t.moved_at >= $8';
        fits := fits || ' AND t.began_at >= $8';
    END IF;
    IF asked ? 'among' THEN mine := mine || ' AND t.id = ANY($4)'; END IF;
    IF jsonb_array_length(asked -> 'deputies') = 1 THEN mine := mine || ' AND t.deputy_id = ($3)[1]';
    ELSIF asked ? 'deputies' THEN fits := fits || ' AND t.deputy_id = ANY($3)'; END IF;
    IF asked ? 'state' THEN fits := fits || ' AND t.state = $5'; END IF;
    IF asked ? 'tier' THEN fits := fits || ' AND t.tier = $6'; END IF;
    IF asked ? 'unit' THEN fits := fits || ' AND EXISTS (SELECT 1 FROM casework_strand s
        JOIN casework_referral r ON r.issue_id = s.issue_id
        WHERE s.thread_id = t.id AND s.left_at IS NULL AND r.unit_id = $7)'; END IF;
    IF asked ? 'until' THEN fits := fits || ' AND t.began_at < $9'; END IF;

    -- one by one: a word that stands everywhere stands among the newest
    FOR turn IN 1 .. 2 LOOP
        EXIT WHEN asked ? 'among';
        FOR row IN EXECUTE '{one_by_one}' {values} LOOP
            looked_at := looked_at + 1;
            newest := coalesce(newest, row.moved_at);
            edge := row.moved_at; edge_id := row.id;
            IF row.fit > 0 THEN hits := hits + 1; END IF;
            IF row.fit > 1 THEN
                key := row.id; moved_at := row.moved_at; RETURN NEXT;
                wanted := wanted - 1;
                IF wanted = 0 THEN RETURN; END IF;
            END IF;
        END LOOP;
        IF looked_at < walk THEN RETURN; END IF;  -- there were no more
        walk := walk * longest;
        EXIT WHEN hits * walk / looked_at < wanted;  -- more of the same would not do
        IF fits <> '' THEN
            EXECUTE 'EXPLAIN (FORMAT JSON) {at_once}' INTO plan {values};
            EXIT WHEN (plan -> 0 -> 'Plan' ->> 'Total Cost')::float <= 4 * plenty;
        END IF;
    END LOOP;

    -- an index reads what is common whole, however rare what stands beside it: so it is asked for the rarest alone
    SELECT min(t.share), string_agg(t.term, ' & ') FILTER (WHERE t.share <= 16 * t.least) INTO share, rarest FROM (
        SELECT term, counted.share, min(counted.share) OVER () AS least FROM (
            SELECT term, coalesce(known.share, rare) AS share
            FROM jsonb_array_elements_text(asked -> 'sure') term
            LEFT JOIN (
                SELECT word, freq AS share FROM pg_stats s,
                    unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS each(word, freq)
                WHERE schemaname = 'public' AND tablename = 'contact_thread' AND attname = 'words'
            ) known ON word = substring(term FROM '''([^'']+)''')
        ) counted
    ) t;
    IF rarest <> sought THEN said := 't.words @@ $13 AND ts_match_vq(t.words, $2)'; END IF;

    -- of what is in no statistics a few are fetched, to see whether there are more
    IF NOT is_short AND share <= rare AND (hits + 3) / nullif(looked_at, 0) * in_all > plenty THEN
        EXECUTE 'SELECT count(*) < ' || few || ' FROM (SELECT FROM contact_thread t
            WHERE t.congress_id = $1 AND t.words @@ $13 LIMIT ' || few || ') t' INTO is_short {values};
    END IF;

    -- at once: a stretch of time for what stands in some, everything for what hardly stands anywhere
    IF NOT is_short AND (hits + 3) / nullif(looked_at, 0) * in_all > plenty THEN
        IF fits <> '' THEN
            EXECUTE 'EXPLAIN (FORMAT JSON) {at_once}' INTO plan {values};
        END IF;
        goes_on := coalesce((plan -> 0 -> 'Plan' ->> 'Total Cost')::float > 4 * plenty, share * in_all > 20 * plenty, false);
        IF goes_on OR fits = '' THEN
            stretch := greatest(1, least(longer / looked_at, plenty / (hits + 1)));
            low := edge - least((newest - edge) * stretch, interval '100 years');
            FOR key, moved_at IN EXECUTE '{at_once}' {values} LOOP RETURN NEXT; wanted := wanted - 1; END LOOP;
            IF wanted = 0 THEN RETURN; END IF;
            edge := low; edge_id := '00000000-0000-0000-0000-000000000000'; low := '-infinity';
        END IF;
        IF goes_on THEN  -- enough for one page: whoever asks is told how far this went
            EXECUTE 'SELECT 1 FROM contact_thread t WHERE ' || mine || ' LIMIT 1' INTO row {values};
            IF row IS NOT NULL THEN key := NULL; moved_at := edge; RETURN NEXT; END IF;
            RETURN;
        END IF;
    END IF;
    RETURN QUERY EXECUTE '{at_once}' {values};
END $$;
"""

PLACES = {"{one_by_one}": ONE_BY_ONE, "{at_once}": AT_ONCE, "{values}": VALUES, "DOOR": DOOR}


def written():
    statement = THREADS
    for place, what in PLACES.items():
        statement = statement.replace(place, what)
    return statement


class Migration(migrations.Migration):
    """Whatever the words, a search reads a bounded number of rows: the newest, a stretch of time, then what is left."""

    dependencies = [("finding", "0003_open_ends_are_looked_at_last")]

    operations = [migrations.RunSQL(written(), before.written(before.NOW))]
