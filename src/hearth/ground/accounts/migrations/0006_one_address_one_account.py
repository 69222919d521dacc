from django.db import migrations

# where several accounts share an address, the oldest keeps it; the others get letters again once one is entered
ONLY_THE_OLDEST = """
    UPDATE accounts_user SET email = '' WHERE email <> '' AND EXISTS (
        SELECT 1 FROM accounts_user AS older
        WHERE lower(older.email) = lower(accounts_user.email) AND older.id < accounts_user.id
    )
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_home_of_an_account"),
    ]

    operations = [
        migrations.RunSQL(ONLY_THE_OLDEST, migrations.RunSQL.noop),
    ]
