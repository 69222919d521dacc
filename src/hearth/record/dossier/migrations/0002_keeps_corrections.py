from django.db import migrations

GUARD = """
CREATE TRIGGER dossier_correction_is_never_changed BEFORE UPDATE OR DELETE ON dossier_correction
    FOR EACH ROW EXECUTE FUNCTION ledger_keeps_everything();
CREATE TRIGGER dossier_correction_is_never_emptied BEFORE TRUNCATE ON dossier_correction
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keeps_everything();
"""
UNGUARD = """
DROP TRIGGER dossier_correction_is_never_changed ON dossier_correction;
DROP TRIGGER dossier_correction_is_never_emptied ON dossier_correction;
"""


class Migration(migrations.Migration):
    """How a line read before it was put right stays readable: the database refuses to change it."""

    dependencies = [("dossier", "0001_tables"), ("audit", "0002_keeps_everything")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
