import django.contrib.postgres.fields
from django.db import migrations, models

from hearth.core.tables import Together

MOMENTS = django.contrib.postgres.fields.ArrayField(base_field=models.DateTimeField(), default=list, size=None)
ENDED = models.Index(
    condition=models.Q(("stopped_at", None), _negated=True), fields=["congress", "thing_id"], name="clocks_that_ended"
)
KEEP = """
UPDATE rulebook_clock c SET recounted_at = told.at, due_before = told.was_due_at
FROM (
    SELECT clock_id, array_agg(at ORDER BY at, id) AS at, array_agg(was_due_at ORDER BY at, id) AS was_due_at
    FROM rulebook_recount GROUP BY clock_id
) told
WHERE c.id = told.clock_id
"""


class Migration(migrations.Migration):
    """A row for each clock that was counted anew cost more than counting it: the clock's own row keeps its old dates.

    The index by unit, which no query reads, was written with each of them, and so was that by thing, where one of what
    runs stands beside it already.
    """

    dependencies = [("rulebook", "0002_recounts_take_their_clock_on_trust")]

    operations = [
        Together(
            [
                migrations.RemoveIndex(model_name="clock", name="clocks_of_unit"),
                migrations.RemoveIndex(model_name="clock", name="clocks_of_thing"),
                migrations.AddIndex(model_name="clock", index=ENDED),
                migrations.AddField(model_name="clock", name="recounted_at", field=MOMENTS),
                migrations.AddField(model_name="clock", name="due_before", field=MOMENTS),
            ]
        ),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        Together([migrations.DeleteModel(name="Recount")]),
    ]
