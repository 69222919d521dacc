import hearth.core.encryption
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which notice a citizen was shown, whether a child wrote and with whose consent, and which duty keeps a matter."""

    dependencies = [("contact", "0001_threads")]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="guardian",
            field=hearth.core.encryption.EncryptedTextField(default=b"", editable=True),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="thread",
            name="notice",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddField(
            model_name="thread",
            name="is_minor",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="thread",
            name="kept_for",
            field=models.CharField(
                blank=True,
                choices=[
                    ("court", "a court or a prosecutor asked for it"),
                    ("supervision", "the supervision commission asked for it"),
                    ("review", "a review or a lawsuit is running"),
                    ("file", "it is part of a suggestion's file"),
                ],
                default="",
                max_length=12,
            ),
        ),
    ]
