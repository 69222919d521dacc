from django.db import migrations

GUARD = """
CREATE TRIGGER courier_wording_is_never_changed BEFORE UPDATE OR DELETE ON courier_wording
    FOR EACH ROW EXECUTE FUNCTION ledger_keeps_everything();
CREATE TRIGGER courier_wording_is_never_emptied BEFORE TRUNCATE ON courier_wording
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keeps_everything();
"""
UNGUARD = """
DROP TRIGGER courier_wording_is_never_changed ON courier_wording;
DROP TRIGGER courier_wording_is_never_emptied ON courier_wording;
"""


class Migration(migrations.Migration):
    """In which words people were told stays readable: the database refuses to change them."""

    replaces = [("courier", "0003_keeps_wordings")]
    dependencies = [("courier", "0001_tables"), ("audit", "0002_keeps_everything")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
