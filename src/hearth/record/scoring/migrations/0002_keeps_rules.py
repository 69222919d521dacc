from django.db import migrations

GUARD = """
CREATE TRIGGER scoring_scoring_is_never_changed BEFORE UPDATE OR DELETE ON scoring_scoring
    FOR EACH ROW EXECUTE FUNCTION ledger_keeps_everything();
CREATE TRIGGER scoring_scoring_is_never_emptied BEFORE TRUNCATE ON scoring_scoring
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_keeps_everything();
CREATE FUNCTION score_rules_are_only_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'valid_to_on' = to_jsonb(OLD) - 'valid_to_on'
       AND (OLD.valid_to_on IS NULL OR NEW.valid_to_on = OLD.valid_to_on) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A score rule is ended, never changed.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER scoring_scorerule_is_only_ended BEFORE UPDATE ON scoring_scorerule
    FOR EACH ROW EXECUTE FUNCTION score_rules_are_only_ended();
"""
UNGUARD = """
DROP TRIGGER scoring_scorerule_is_only_ended ON scoring_scorerule;
DROP FUNCTION score_rules_are_only_ended();
DROP TRIGGER scoring_scoring_is_never_changed ON scoring_scoring;
DROP TRIGGER scoring_scoring_is_never_emptied ON scoring_scoring;
"""


class Migration(migrations.Migration):
    """What was decided about scoring stays; a rule is ended and never changed: the database refuses the rest."""

    dependencies = [("scoring", "0001_tables"), ("audit", "0002_keeps_everything")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
