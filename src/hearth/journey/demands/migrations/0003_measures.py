import django.db.models.deletion
import hearth.core.ids
import hearth.core.tenancy
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("demands", "0002_sharing"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Thresholds",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("joins_from", models.PositiveSmallIntegerField(default=80)),
                        ("offers_from", models.PositiveSmallIntegerField(default=45)),
                        ("people", models.PositiveSmallIntegerField(default=5)),
                        ("places", models.PositiveSmallIntegerField(default=3)),
                        ("days", models.PositiveSmallIntegerField(default=30)),
                        ("season_begins", models.CharField(default="11-15", max_length=5)),
                        ("season_ends", models.CharField(default="03-15", max_length=5)),
                        ("season_people", models.PositiveSmallIntegerField(default=3)),
                        ("season_days", models.PositiveSmallIntegerField(default=7)),
                        (
                            "season_words",
                            models.CharField(
                                blank=True, default="暖气 供暖 供热 取暖 地暖 锅炉 heating boiler", max_length=200
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.AddField(
                    model_name="demand",
                    name="before",
                    field=models.PositiveIntegerField(default=0),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="is_published",
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="is_ripe",
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="is_rising",
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="last_year",
                    field=models.FloatField(null=True),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="lately",
                    field=models.PositiveIntegerField(default=0),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="places",
                    field=models.PositiveIntegerField(default=0),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="public_text",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="warmth",
                    field=models.FloatField(default=0),
                ),
                migrations.AddField(
                    model_name="demand",
                    name="week",
                    field=models.PositiveIntegerField(default=0),
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
                            ("watch", "watch"),
                            ("solve", "solve"),
                            ("close", "close"),
                            ("reopen", "reopen"),
                            ("merge", "merge"),
                            ("split", "split"),
                            ("dissolve", "dissolve"),
                            ("publish", "publish"),
                            ("unpublish", "unpublish"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.AddIndex(
                    model_name="demand",
                    index=models.Index(
                        condition=models.Q(("is_ripe", True), ("state", "candidate")),
                        fields=["congress", "-last_at", "-id"],
                        name="demands_ripe",
                    ),
                ),
                migrations.AddIndex(
                    model_name="demand",
                    index=models.Index(
                        condition=models.Q(("is_published", True)),
                        fields=["congress", "-last_at", "-id"],
                        name="demands_public",
                    ),
                ),
                migrations.AddIndex(
                    model_name="demand",
                    index=models.Index(
                        condition=models.Q(("is_rising", True)),
                        fields=["congress", "-warmth", "-id"],
                        name="demands_rising",
                    ),
                ),
                migrations.AddField(
                    model_name="thresholds",
                    name="congress",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        default=hearth.core.tenancy.current_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.congress",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="thresholds",
                    constraint=models.UniqueConstraint(fields=("congress",), name="thresholds_once"),
                ),
            ]
        )
    ]
