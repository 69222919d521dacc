from django.db import migrations, models


class Migration(migrations.Migration):
    """Lists of staff go through names by their sound, forty at a time."""

    dependencies = [("congress", "0003_imports_and_their_rows")]

    operations = [
        migrations.AddField("delegation", "sound", models.CharField(blank=True, max_length=200)),
        migrations.AddField("group", "sound", models.CharField(blank=True, max_length=200)),
        migrations.AddIndex("place", models.Index(fields=["congress", "sound", "id"], name="places_by_sound")),
        migrations.AddIndex("unit", models.Index(fields=["congress", "sound", "id"], name="units_by_sound")),
        migrations.AddIndex("deputy", models.Index(fields=["congress", "sound", "id"], name="deputies_by_sound")),
    ]
