from django.db import migrations, models


class Migration(migrations.Migration):
    """A demand is turned into a suggestion, a topic of supervision or a proposed project."""

    dependencies = [
        ("demands", "0003_measures"),
    ]

    operations = [
        migrations.AddField(
            model_name="demand",
            name="became",
            field=models.CharField(
                blank=True,
                choices=[
                    ("suggestion", "suggestion"),
                    ("topic", "topic of supervision"),
                    ("project", "livelihood project"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="verb",
            field=models.CharField(
                choices=[
                    ("begin", "begin"),
                    ("join", "join"),
                    ("accept", "accept"),
                    ("refuse", "refuse"),
                    ("take_out", "take_out"),
                    ("confirm", "confirm"),
                    ("rename", "rename"),
                    ("hand_to", "hand_to"),
                    ("consult", "consult"),
                    ("convert", "convert"),
                    ("watch", "watch"),
                    ("solve", "solve"),
                    ("close", "close"),
                    ("reopen", "reopen"),
                    ("merge", "merge"),
                    ("split", "split"),
                    ("dissolve", "dissolve"),
                    ("keep", "keep"),
                    ("publish", "publish"),
                    ("unpublish", "unpublish"),
                ],
                max_length=10,
            ),
        ),
    ]
