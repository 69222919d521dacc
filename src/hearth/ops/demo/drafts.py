"""What one person is about to write, and what the deputy will have to say to it."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from hearth.ops.demo.aftermath import Affair
from hearth.ops.demo.phrasing import in_chinese, in_english
from hearth.ops.demo.places import Place
from hearth.ops.demo.sentences import Blanks, Case, Matter, blanks, called
from hearth.ops.demo.wordbook import chapter

SWIFT_TOPICS = ("heating", "utilities", "snow")
ENGLISH, ANSWERED_FULLY, GREETED = 0.1, 0.85, 0.7


@dataclass(frozen=True)
class Draft:
    """Words not sent yet, with the gaps as they were filled."""

    text: str
    gaps: Blanks
    matter: Matter
    case: Case
    english: bool = False

    @property
    def unit(self) -> str:
        """The code of the unit that handles such things."""
        return self.case.unit or self.matter.unit


def draft(rng: Random, matter: Matter, place: Place, deputy: str, moment: datetime) -> Draft:
    """Words about this matter, from this place, to this deputy, at this time of the year."""
    if matter.english and rng.random() < ENGLISH:
        return _english(rng, matter, place)
    spot = rng.choice(chapter("manners")["spots"][place.kind])
    case = rng.choice(matter.cases_at(place, moment))
    known = {"place": place.name, "spot": spot, "where": place.name + spot, "deputy": f"{deputy[0]}代表"}
    gaps = blanks(rng, matter, **known, unit=called(case.unit or matter.unit))
    return Draft(in_chinese(rng, matter, case, gaps), gaps, matter, case)


def affair(rng: Random, sent: datetime, written: Draft, who: str, unit: str) -> Affair:
    """What there is to be answered; `unit` is the name of the unit in the writer's language."""
    passes = () if written.english else written.matter.passes
    return Affair(
        sent=sent,
        answer=_answer(rng, written, who),
        hand_over=rng.choice(passes).format_map(written.gaps) if passes else "",
        unit=unit,
        swift=written.matter.topic in SWIFT_TOPICS,
        plain=written.matter.plain,
        english=written.english,
    )


def _english(rng: Random, matter: Matter, place: Place) -> Draft:
    spot = rng.choice(chapter("manners")["spots_en"][place.kind])
    text, outcome, reply = rng.choice(matter.english)
    gaps = blanks(rng, matter, place=place.name_en, where=f"{place.name_en}, {spot}")
    return Draft(in_english(rng, text, gaps), gaps, matter, Case(text, answer=(outcome, reply)), english=True)


def _answer(rng: Random, written: Draft, who: str) -> tuple[str, str]:
    shared, own = rng.choice(written.matter.replies), written.case.answer
    outcome, reply = own if own and (written.english or rng.random() < ANSWERED_FULLY) else shared
    hello = chapter("manners")["en" if written.english else "zh"]["hello"].format(who=who).replace(" .", ".")
    return outcome, (hello if rng.random() < GREETED else "") + reply.format_map(written.gaps)
