from django.db import migrations, models


class Migration(migrations.Migration):
    """The constraint that news leaves once has an index that begins with congress and entry already."""

    dependencies = [
        ("courier", "0002_keeps_wordings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dispatch",
            name="entry",
            field=models.UUIDField(),
        ),
    ]
