from importlib import import_module

from django.db import migrations

of_threads = import_module("hearth.journey.contact.migrations.0005_numbers_with_what_they_count")


class Migration(migrations.Migration):
    """The same for what is written about a referral."""

    dependencies = [("finding", "0005_the_rest_lies_near"), ("contact", "0005_numbers_with_what_they_count")]

    operations = [of_threads.beside("finding_trace")]
