from django.db import migrations

SIGNATURE = "suggestions_saying(tsquery, boolean, int, text, text[], text, uuid, uuid, timestamptz, uuid, int)"
WITHOUT, WITH = "''evaluated'', ''following''", "''evaluated'', ''above'', ''following''"
# the function as it stands, with one state more or less among those that everybody may read
ANEW = """
DO $$ BEGIN
  EXECUTE replace(pg_get_functiondef('{function}'::regprocedure), '{before}', '{after}');
END $$
"""


class Migration(migrations.Migration):
    """What is with the congress above is found by its words in the register, as anything else there."""

    dependencies = [("suggestions", "0008_upward")]

    operations = [
        migrations.RunSQL(
            ANEW.format(function=SIGNATURE, before=WITHOUT, after=WITH),
            ANEW.format(function=SIGNATURE, before=WITH, after=WITHOUT),
        )
    ]
