import django.db.models.deletion
import hearth.core.ids
import hearth.core.lifecycle
import hearth.core.tenancy
from django.db import migrations, models


class Migration(migrations.Migration):
    """A change of term, and what it means for each deputy."""

    dependencies = [
        ("congress", "0006_places_past_the_wall"),
        ("contact", "0005_publish_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="TermTransition",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("state", models.CharField(default="planned", max_length=10)),
                ("noticed_on", models.DateField(null=True)),
                ("basis", models.CharField(blank=True, max_length=120)),
                ("planned_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "congress",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        default=hearth.core.tenancy.current_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.congress",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="transitions", to="congress.term"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
            bases=(hearth.core.lifecycle.Moving, models.Model),
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.UUIDField(default=hearth.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "fate",
                    models.CharField(
                        choices=[("joins", "newly elected"), ("stays", "elected again"), ("leaves", "leaves")],
                        max_length=6,
                    ),
                ),
                ("done_at", models.DateTimeField(null=True)),
                ("handed_on", models.PositiveIntegerField(default=0)),
                ("left_to_staff", models.PositiveIntegerField(default=0)),
                ("retired", models.PositiveIntegerField(default=0)),
                (
                    "congress",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        default=hearth.core.tenancy.current_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.congress",
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="successions", to="congress.deputy"
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="congress.deputy"
                    ),
                ),
                (
                    "transition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="successions",
                        to="contact.termtransition",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.AddConstraint(
            model_name="termtransition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("planned", "ready", "changing"))),
                fields=("congress",),
                name="one_change_of_term_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="succession",
            index=models.Index(fields=["transition", "fate", "done_at"], name="successions_by_fate"),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(fields=("transition", "deputy"), name="one_fate_a_deputy"),
        ),
    ]
