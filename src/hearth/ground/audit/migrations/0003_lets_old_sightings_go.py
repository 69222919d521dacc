from django.db import migrations

# Six months are the law's least (Cybersecurity Law, on network logs); three years are this platform's.
AFTER_THREE_YEARS = """
CREATE FUNCTION sightings_go_after_three_years() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '1094 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'The ledger keeps everything: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER audit_sighting_is_never_changed ON audit_sighting;
CREATE TRIGGER audit_sighting_is_never_changed BEFORE UPDATE OR DELETE ON audit_sighting
    FOR EACH ROW EXECUTE FUNCTION sightings_go_after_three_years();
"""
NEVER = """
DROP TRIGGER audit_sighting_is_never_changed ON audit_sighting;
CREATE TRIGGER audit_sighting_is_never_changed BEFORE UPDATE OR DELETE ON audit_sighting
    FOR EACH ROW EXECUTE FUNCTION ledger_keeps_everything();
DROP FUNCTION sightings_go_after_three_years();
"""


class Migration(migrations.Migration):
    """Who looked at a citizen's details is personal data of both: it goes when three years have passed, not before."""

    replaces = [("audit", "0004_lets_old_sightings_go")]
    dependencies = [("audit", "0002_keeps_everything")]

    operations = [migrations.RunSQL(AFTER_THREE_YEARS, NEVER)]
