import django.db.models.deletion
from django.db import migrations, models

from hearth.core.tables import Together


class Migration(migrations.Migration):
    """Outcomes that came of a suggestion, and promises made in the answer to one."""

    dependencies = [
        ("casework", "0001_tables"),
        ("congress", "0002_past_the_wall"),
        ("contact", "0004_solved"),
        ("demands", "0003_measures"),
        ("outcomes", "0002_outcomes"),
        ("rulebook", "0001_tables"),
        ("suggestions", "0003_promised_days"),
    ]

    operations = [
        Together(
            [
                migrations.RemoveConstraint(
                    model_name="ground",
                    name="ground_leads_to_one_thing",
                ),
                migrations.AddField(
                    model_name="commitment",
                    name="answer",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="suggestions.answer",
                    ),
                ),
                migrations.AddField(
                    model_name="ground",
                    name="suggestion",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grounds",
                        to="suggestions.suggestion",
                    ),
                ),
                migrations.AlterField(
                    model_name="commitment",
                    name="thread",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="contact.thread",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="commitment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", None), ("thread__isnull", False)),
                            models.Q(("answer__isnull", False), ("thread", None)),
                            _connector="OR",
                        ),
                        name="commitment_made_in_one_place",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="commitment",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("answer__isnull", False)),
                        fields=("congress", "answer"),
                        name="answer_promises_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ground",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("demand__isnull", False), ("suggestion__isnull", True), ("thread__isnull", True)),
                            models.Q(("demand__isnull", True), ("suggestion__isnull", True), ("thread__isnull", False)),
                            models.Q(("demand__isnull", True), ("suggestion__isnull", False), ("thread__isnull", True)),
                            _connector="OR",
                        ),
                        name="ground_leads_to_one_thing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ground",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("suggestion__isnull", False)),
                        fields=("congress", "outcome", "suggestion"),
                        name="ground_once_a_suggestion",
                    ),
                ),
            ]
        )
    ]
