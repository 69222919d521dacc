"""What the year's report costs for 128 suggestions: counted, as a Word file, as a PDF and as a sheet.

128 are as many as a city publishes in a year. All of it together at most two seconds of CPU, Python's and PostgreSQL's;
the last line is what the slowest of several runs took as a share of that, in a congress of its own.
"""

import argparse
import os
import random
import time
from datetime import timedelta

import _measure

LIMIT = 2.0
SUGGESTIONS = 128
GRADES = ("satisfied", "satisfied", "satisfied", "basically", "not")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--suggestions", type=int, default=SUGGESTIONS)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    _measure.prepare()
    from hearth.core import official, tenancy
    from hearth.core.word import word
    from hearth.ground.congress.models import Congress
    from hearth.journey.suggestions import reporting, reports

    with tenancy.inside(Congress.objects.get(slug="jinchuan")):
        year = write(given.suggestions)
        spans = []
        for _each in range(given.times):
            steps, before, began = [], used(), time.perf_counter()
            report = reporting.report_of(year)
            steps.append(("counted", used()))
            paper = reports.paper(report, "zh-hans")
            made_word = word(paper)
            steps.append(("Word", used()))
            made_pdf = official.pdf(paper)
            steps.append(("PDF", used()))
            reports.sheet(report, "xlsx", "zh-hans")
            steps.append(("sheet", used()))
            spans.append(steps[-1][1] - before)
            took = time.perf_counter() - began
            parts = zip(steps, [before, *(at for _name, at in steps)], strict=False)
            print(", ".join(f"{name} {at - since:.2f} s" for (name, at), since in parts), f"({took:.2f} s waited)")
    print(f"{len(report.items)} suggestions; Word {len(made_word) // 1024} KB, PDF {len(made_pdf) // 1024} KB")
    print(f"ratio: {max(spans) / LIMIT:.2f}")


def used() -> float:
    """Seconds of CPU so far, here and in the database."""
    return _measure.cpu_of(os.getpid()) + _measure.cpu_of(_measure.postmaster())


def write(amount: int) -> int:
    """A year in a congress: each suggestion with a lead and another unit, answered, and most of them judged."""
    from hearth.core import clock
    from hearth.core.ids import short_code
    from hearth.ground.congress.models import Deputy, Term, Unit
    from hearth.ground.rulebook.models import Clock
    from hearth.journey.suggestions.models import Assignment, Evaluation, Suggestion
    from hearth.journey.suggestions.models.suggestion import CATEGORIES, CLASSES

    chance, now, term = random.Random(1), clock.now(), Term.objects.order_by("-number").first()
    deputies, units = list(Deputy.objects.all()[:60]), list(Unit.objects.all()[:34])
    year = 2031
    moments = {"begun_at": now, "submitted_at": now, "registered_at": now, "answered_at": now, "moved_at": now}
    made = [
        Suggestion(
            code=short_code(),
            number=f"{term.number}-{year}-{place:03d}",
            lead=chance.choice(deputies),
            title=f"关于完善第{place}片区老旧小区供暖设施巡检维修和信息公开的建议"[:80],
            facts="情况。",
            state=chance.choice(["evaluated", "following", "closed", "handling"]),
            term=term,
            year=year,
            place=place,
            category=chance.choice(CATEGORIES)[0],
            result_class=chance.choice(CLASSES)[0],
            is_published=place % 2 == 0,
            **moments,
        )
        for place in range(1, amount + 1)
    ]
    Suggestion.objects.bulk_create(made)
    shares = [
        Assignment(
            code=short_code(), suggestion=each, unit=unit, part=part, state="answered", assigned_at=now, moved_at=now
        )
        for each in made
        for unit, part in zip(chance.sample(units, min(2, len(units))), ("lead", "co"), strict=False)
    ]
    Assignment.objects.bulk_create(shares)
    rule = {"rule": "suggestion.answer", "version": "x", "amount": 3, "unit": "mo", "started_at": now}
    about = {"kind": "suggestions.assignment", "name": "answer", "due_at": now + timedelta(days=90), "stopped_at": now}
    ended = [chance.choice(["kept", "kept", "kept", "late"]) for _share in shares]
    Clock.objects.bulk_create(
        Clock(thing_id=share.pk, code=share.code, outcome=outcome, **rule, **about)
        for share, outcome in zip(shares, ended, strict=True)
    )
    judged = [each for each in made if chance.random() < 0.9]
    grades = [[chance.choice(GRADES) for _scale in range(3)] for _each in judged]
    Evaluation.objects.bulk_create(
        Evaluation(suggestion=each, round=1, attitude=attitude, reply=reply, result=result, at=now)
        for each, (attitude, reply, result) in zip(judged, grades, strict=True)
    )
    return year


if __name__ == "__main__":
    main()
