import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from hearth.core.tables import Together

# as `hearth.core.bigrams` does it: pairs of neighbouring Han characters, other words whole
WORDS = r"""
CREATE FUNCTION suggestion_words(title text, number text, keywords text, public_text text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  said text := normalize(lower(normalize(concat_ws(E'\n', title, number, keywords, public_text), NFKC)), NFKC);
  han text := '[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]';
  run text;
  place int := 0;
  kept text := '';
BEGIN
  FOR run IN
    SELECT piece[1] FROM regexp_matches(said, '(' || han || '+|(?:(?!' || han || ')[[:alnum:]])+)', 'g') piece
  LOOP
    FOR sign IN 1..(CASE WHEN run ~ ('^' || han) THEN length(run) ELSE 1 END) LOOP
      place := place + 1;
      kept := kept || '''' || CASE WHEN run ~ ('^' || han) THEN substr(run, sign, 2) ELSE left(run, 64) END
        || ''':' || place || ' ';
    END LOOP;
  END LOOP;
  RETURN kept::tsvector;
END $$
"""
# keeps to the congress by itself: beneath the wall PostgreSQL would not use the index of words. Planned anew each time,
# since a rare word is looked up and a common one is met while walking through the newest
SAYING = """
CREATE FUNCTION suggestions_saying(
  sought tsquery, is_register boolean, in_year int, in_field text, in_states text[], with_result text, in_area uuid,
  at_unit uuid, before timestamptz, before_id uuid, most int
) RETURNS SETOF uuid ROWS 30
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  own bigint := nullif(current_setting('hearth.congress', true), '')::bigint;
BEGIN
  IF is_register THEN
    RETURN QUERY SELECT s.id FROM suggestions_suggestion s
    WHERE s.congress_id = own AND s.words @@ sought AND s.is_published AND NOT s.is_confidential
      AND s.state IN ('registered', 'joined', 'handling', 'replied', 'evaluated', 'following', 'closed')
      AND (in_year IS NULL OR s.year = in_year) AND (in_field IS NULL OR s.category = in_field)
      AND (in_states IS NULL OR s.state = ANY (in_states)) AND (with_result IS NULL OR s.result_class = with_result)
      AND (in_area IS NULL OR s.area_id = in_area)
      AND (before IS NULL OR (s.registered_at, s.id) < (before, before_id))
    ORDER BY s.registered_at DESC, s.id DESC LIMIT most;
  ELSE
    RETURN QUERY SELECT s.id FROM suggestions_suggestion s
    WHERE s.congress_id = own AND s.words @@ sought AND s.state NOT IN ('draft', 'cosigning')
      AND NOT (s.state = 'withdrawn' AND s.submitted_at IS NULL)
      AND (in_year IS NULL OR s.year = in_year) AND (in_field IS NULL OR s.category = in_field)
      AND (in_states IS NULL OR s.state = ANY (in_states)) AND (with_result IS NULL OR s.result_class = with_result)
      AND (in_area IS NULL OR s.area_id = in_area)
      AND (at_unit IS NULL OR EXISTS (
        SELECT FROM suggestions_assignment a
        WHERE a.congress_id = own AND a.suggestion_id = s.id AND a.unit_id = at_unit AND a.state <> 'released'))
      AND (before IS NULL OR (s.moved_at, s.id) < (before, before_id))
    ORDER BY s.moved_at DESC, s.id DESC LIMIT most;
  END IF;
END $$
"""
UNSAYING = """
DROP FUNCTION suggestions_saying(
  tsquery, boolean, int, text, text[], text, uuid, uuid, timestamptz, uuid, int
)
"""
PUBLIC = models.Q(("is_published", True))


def index(name: str, *fields: str, model: str = "suggestion", **more: object) -> migrations.AddIndex:
    return migrations.AddIndex(model, models.Index(fields=["congress", *fields], name=name, **more))


class Migration(migrations.Migration):
    """Suggestions are found by words, narrowed in the register and in the list, and counted while they are under way."""

    dependencies = [
        ("congress", "0002_past_the_wall"),
        ("suggestions", "0005_papers_and_reports"),
    ]

    operations = [
        migrations.RunSQL(WORDS, "DROP FUNCTION suggestion_words(text, text, text, text)"),
        Together(
            [
                migrations.AddField(
                    model_name="suggestion",
                    name="area",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.area",
                    ),
                ),
                migrations.AddField(
                    model_name="suggestion",
                    name="words",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            "title", "number", "keywords", "public_text", function="suggestion_words"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                index("suggestions_by_move", "-moved_at", "-id"),
                index("suggestions_by_year", "year", "-moved_at", "-id"),
                index("suggestions_by_category", "category", "-moved_at", "-id"),
                index("suggestions_public_year", "year", "-registered_at", "-id", condition=PUBLIC),
                index("suggestions_public_field", "category", "-registered_at", "-id", condition=PUBLIC),
                index("suggestions_public_state", "state", "-registered_at", "-id", condition=PUBLIC),
                index("suggestions_public_result", "result_class", "-registered_at", "-id", condition=PUBLIC),
                index("suggestions_public_area", "area", "-registered_at", "-id", condition=PUBLIC),
                index("suggestions_public_news", "-moved_at", "-id", condition=PUBLIC),
                migrations.AddIndex(
                    model_name="suggestion",
                    index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="suggestion_words"),
                ),
                index(
                    "assignments_owed",
                    "state",
                    "unit",
                    model="assignment",
                    condition=models.Q(("state__in", ("pending", "declining", "working"))),
                ),
                index("more_time_to_rule_on", "assignment", model="moretime", condition=models.Q(("ruling", ""))),
            ]
        ),
        migrations.RunSQL(SAYING, UNSAYING),
    ]
