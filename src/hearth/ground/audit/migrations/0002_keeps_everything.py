from django.db import migrations

REFUSE = """
CREATE FUNCTION ledger_keeps_everything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger keeps everything: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""
TABLES = ("audit_entry", "audit_seal", "audit_sighting")


def guard(table):
    return f"""
    CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION ledger_keeps_everything();
    CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_keeps_everything();
    """


def unguard(table):
    return f"DROP TRIGGER {table}_is_never_changed ON {table}; DROP TRIGGER {table}_is_never_emptied ON {table};"


class Migration(migrations.Migration):
    """The database itself refuses to change or delete a line of the ledger."""

    dependencies = [("audit", "0001_tables")]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION ledger_keeps_everything();"),
        *(migrations.RunSQL(guard(table), unguard(table)) for table in TABLES),
    ]
