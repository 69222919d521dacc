from django.db import migrations

GUARD = """
CREATE TRIGGER suggestions_wording_is_never_changed BEFORE UPDATE OR DELETE ON suggestions_wording
    FOR EACH ROW EXECUTE FUNCTION ledger_keeps_everything();
CREATE TRIGGER suggestions_wording_is_never_emptied BEFORE TRUNCATE ON suggestions_wording
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keeps_everything();
"""
UNGUARD = """
DROP TRIGGER suggestions_wording_is_never_changed ON suggestions_wording;
DROP TRIGGER suggestions_wording_is_never_emptied ON suggestions_wording;
"""


class Migration(migrations.Migration):
    """What somebody put their name to stays readable: the database refuses to change it."""

    dependencies = [("suggestions", "0001_tables"), ("audit", "0002_keeps_everything")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
