from django.db import migrations

# in the owner's name, whom the wall does not stop: it tells in which congresses one person has a seat, and nothing else
SEATS = """
CREATE FUNCTION congresses_of_person(person uuid, today date) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT congress_id FROM congress_post
    WHERE user_id = person AND state = 'held' AND since <= today AND coalesce(until >= today, true)
$$;
"""


class Migration(migrations.Migration):
    """People are shown their own seats in every congress; the application asks it of nobody else."""

    dependencies = [("congress", "0007_posts_by_invitation")]

    operations = [migrations.RunSQL(SEATS, "DROP FUNCTION congresses_of_person(uuid, date);")]
