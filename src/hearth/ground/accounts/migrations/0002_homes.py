import django.db.models.deletion
import django.db.models.functions.text
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Which congress keeps an account, and whose the rest is."""

    initial = True
    replaces = [
        ("accounts", "0005_home_of_an_account"),
        ("accounts", "0006_one_address_one_account"),
        ("accounts", "0007_addresses_differ"),
    ]

    dependencies = [
        ("accounts", "0001_tables"),
        ("congress", "0001_tables"),
    ]

    operations = [
        Together(
            [
                migrations.AddField(
                    model_name="user",
                    name="home",
                    field=models.ForeignKey(
                        db_constraint=False,
                        default=hearth.core.tenancy.id_in_scope,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.congress",
                    ),
                ),
                migrations.AddField(
                    model_name="signin",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sign_ins", to="accounts.user"
                    ),
                ),
                migrations.AddField(
                    model_name="secondfactor",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="factors", to="accounts.user"
                    ),
                ),
                migrations.AddField(
                    model_name="outsideidentity",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outside_identities",
                        to="accounts.user",
                    ),
                ),
                migrations.AddField(
                    model_name="oldpassword",
                    name="user",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="old_passwords", to="accounts.user"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="onetimecode",
                    constraint=models.UniqueConstraint(
                        fields=("factor", "number"), name="one_time_code_numbers_differ"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="user",
                    constraint=models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("email", ""), _negated=True),
                        name="user_addresses_differ",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="outsideidentity",
                    constraint=models.UniqueConstraint(
                        fields=("issuer", "subject"), name="outside_identity_is_one_person"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="outsideidentity",
                    constraint=models.UniqueConstraint(fields=("user", "issuer"), name="outside_identity_once_each"),
                ),
            ]
        ),
    ]
