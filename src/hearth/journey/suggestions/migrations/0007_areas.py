from django.db import migrations

ELECTED = """
UPDATE suggestions_suggestion s SET area_id = d.area_id
FROM congress_mandate m JOIN congress_district d ON d.id = m.district_id
WHERE m.deputy_id = s.lead_id AND m.term_id = s.term_id AND s.area_id IS NULL
"""


class Migration(migrations.Migration):
    """Of what was registered before: where its deputy was elected for that term."""

    dependencies = [("suggestions", "0006_register")]

    operations = [migrations.RunSQL(ELECTED, migrations.RunSQL.noop)]
