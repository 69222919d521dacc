from importlib import import_module

from django.db import migrations

before = import_module("hearth.doors.finding.migrations.0004_looked_for_in_steps")

NEAR = "    soon CONSTANT int := 1000;  -- so many more rows are walked through before anything else is tried\n"
MANY = "    longer CONSTANT int := 64000;"
ASKED = "        IF fits <> '' THEN\n            EXECUTE 'EXPLAIN (FORMAT JSON) {at_once}' INTO plan {values};\n            EXIT"
FAR = ASKED.replace("IF fits <> ''", "IF fits <> '' AND wanted::float * looked_at > (most - wanted)::float * soon")


def written():
    statement = before.THREADS.replace(MANY, NEAR + MANY).replace(ASKED, FAR)
    for place, what in before.PLACES.items():
        statement = statement.replace(place, what)
    return statement


class Migration(migrations.Migration):
    """Where most of a page was found among the newest, the rest of it lies just behind: so the walk goes on there."""

    dependencies = [("finding", "0004_looked_for_in_steps")]

    operations = [migrations.RunSQL(written(), before.written())]
