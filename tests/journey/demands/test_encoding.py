"""Messages are gathered by their words at once; their vectors follow, however long an encoder takes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from hearth.core import clock, tenancy
from hearth.core.text import meaning as learning
from hearth.core.text.encoders import TOUCHSTONE, service
from hearth.ground.congress.models import Area, Place
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.contact.portable import copy_of
from hearth.journey.demands import actions, encoding
from hearth.journey.demands.meaning import nearby
from hearth.journey.demands.models import Demand, EncoderChoice, Encoding, Gathering, Link, TextReading, TextVector
from hearth.journey.demands.tasks import encode, weigh_meaning
from tests import cast
from tests.embedding import LENGTH, meant, serving, write_model

COLD = "锦苑小区七号楼暖气不热，换热站循环泵坏了好几天，家里只有十四度。"
COLD_TOO = "锦苑小区九号楼暖气不热，听说换热站的循环泵坏了，家里只有十三度。"
IN_OTHER_WORDS = "供暖季屋里像冰窖，母亲冻病，冷。"
LAMPS = "新明路的路灯半个月不亮了，晚上学生放学看不见路。"
NUMBERED = "我叫赵小兰，电话13912345678，住锦苑小区7号楼2单元301，供暖还是冷。"


@pytest.fixture
def served():
    with serving() as running:
        yield running


@pytest.fixture
def allowed(settings, served, yuhe, bai):
    """The installation has set a service, and Bai has turned it on."""
    settings.HEARTH_TEXT_ENCODER = served.setting
    actions.allow_encoder(yuhe, "主任会议同意试用。", True, by=bai)
    return served


@pytest.fixture
def write(code):
    """Somebody writes, and it is delivered; jobs follow at once."""

    def written(text: str, **more: Any) -> Thread:
        return cast.written(code, text, **{"network": text.encode()[:12], "place": "", **more})

    return written


pytestmark = pytest.mark.usefixtures("at_once")


def strike(after: timedelta = timedelta()) -> None:
    with clock.standing_at(clock.now() + after):
        encode.work(clock.now())


def made() -> dict[Any, Any]:
    rows = TextVector.objects.filter(state="made").select_related("reading")
    return {row.reading.thread_id: row.vector for row in rows}


def lift(slope: float = 20.0) -> None:
    """As if people had decided enough pairs to know what nearness is worth."""
    Encoding.objects.update(slope=slope, even=0.5, pairs=200)


def placed(thread: Thread) -> list[tuple[str, str]]:
    return list(Gathering.objects.filter(thread=thread.pk).values_list("state", "how"))


def test_without_an_encoder_nothing_more_is_asked(thread, settings, django_assert_num_queries):
    settings.HEARTH_TEXT_ENCODER = "none"

    with django_assert_num_queries(0):
        encoding.expect(thread)

    strike()
    assert not TextVector.objects.exists() and not Encoding.objects.exists()


def test_what_the_congress_has_not_turned_on_is_given_nothing(settings, served, write):
    settings.HEARTH_TEXT_ENCODER = served.setting
    write(COLD)

    strike()

    assert served.asked == []
    assert not TextVector.objects.exists()


def test_each_message_gets_its_vector_and_knows_which_version_made_it(allowed, write):
    cold, dark = write(COLD), write(LAMPS)

    strike()

    assert made().keys() == {cold.pk, dark.pk}
    row = TextVector.objects.get(reading__thread=cold.pk)
    assert row.version == f"openai:{allowed.host},invented"
    assert Encoding.objects.get().dimension == LENGTH == len(row.vector)


def test_what_lay_there_before_is_encoded_too_the_newest_first(settings, served, yuhe, bai, write, monkeypatch):
    monkeypatch.setattr(encoding, "AT_ONCE", 1)
    for text in (COLD, LAMPS, IN_OTHER_WORDS):
        write(text)
    settings.HEARTH_TEXT_ENCODER = served.setting
    actions.allow_encoder(yuhe, "试用", True, by=bai)

    strike()

    assert len(made()) == 3
    assert [each["input"][1][:2] for each in served.asked] == ["供暖", "新明", "锦苑"]
    assert Encoding.objects.get().is_through


def test_only_covered_words_leave_the_house_and_not_many(allowed, write):
    write(NUMBERED, name="赵小兰")
    write("，".join(f"供暖第{day}天还是冷" for day in range(90)))

    strike()

    sent = [text for text in allowed.texts if text != TOUCHSTONE]
    assert len(sent) == 2
    for secret in ("赵小兰", "13912345678", "2单元", "301"):
        assert not any(secret in text for text in sent)
    assert any("供暖" in text for text in sent)
    assert max(map(len, sent)) == 400


def test_what_is_apart_is_never_sent(allowed, write, bai, sun):
    sealed, withheld, about, childs = (write(f"{COLD}{n}") for n in range(4))
    contact.seal(Thread.objects.get(pk=sealed.pk), "涉及工作人员", by=bai)
    Thread.objects.filter(pk=withheld.pk).update(is_withheld=True)
    Subject.objects.create(thread=about, user_id=sun.id)
    Thread.objects.filter(pk=childs.pk).update(is_minor=True)

    strike()

    assert allowed.texts == []
    assert made() == {}
    assert not TextVector.objects.exists()


def test_while_it_is_down_messages_are_gathered_by_their_words_and_what_is_owed_is_made_up_for(allowed, write):
    allowed.status = 500
    one, other = write(COLD, place="锦苑小区"), write(COLD_TOO, place="锦苑小区")
    strike()

    assert Gathering.objects.filter(thread__in=[one.pk, other.pk]).count() == 2
    assert made() == {}
    assert Encoding.objects.get().problem == "busy"

    allowed.status = 200
    strike(timedelta(minutes=2))

    assert made().keys() == {one.pk, other.pk}
    standing = Encoding.objects.get()
    assert (standing.problem, standing.tries, standing.next_at) == ("", 0, None)


def test_what_stands_alone_may_find_its_place_once_its_meaning_is_known(allowed, write):
    write(COLD), strike(), lift()
    allowed.status = 503
    late = write(IN_OTHER_WORDS)
    strike()
    assert placed(late) == []

    allowed.status = 200
    strike(timedelta(minutes=2))

    assert placed(late) == [("offered", "machine")]
    why = Gathering.objects.get(thread=late.pk).why
    assert why["meaning"] > 0.9
    assert Link.objects.filter(version__contains="+").exists()


def test_near_in_meaning_alone_never_joins_by_itself(allowed, write):
    write(COLD), strike(), lift(200.0)
    late = write("像冰窖。")

    strike()

    assert placed(late) == [("offered", "machine")]
    assert Gathering.objects.get(thread=late.pk).score > 0.95


def test_where_nothing_has_been_learnt_it_changes_nothing(allowed, write):
    write(COLD), strike()
    late = write(IN_OTHER_WORDS)
    before = list(Link.objects.order_by("id").values())

    strike()

    assert placed(late) == []
    assert list(Link.objects.order_by("id").values()) == before


def test_what_a_person_has_decided_meanwhile_stays(allowed, write, zhao):
    first = write(COLD)
    strike(), lift()
    allowed.status = 500
    late = write(IN_OTHER_WORDS)
    elsewhere = actions.begin(first, "供暖", by=zhao)
    gathering = actions.join(late, elsewhere, by=zhao)
    actions.take_out(gathering, by=zhao)
    allowed.status = 200

    strike(timedelta(minutes=2))

    assert placed(late) == [("ended", "person")]
    assert late.pk in made()


def test_what_its_words_have_put_somewhere_stays_there(allowed, write):
    allowed.status = 500
    write(COLD, place="锦苑小区")
    late = write(COLD_TOO, place="锦苑小区")
    before = list(Gathering.objects.order_by("id").values("thread", "demand", "state", "score", "why"))
    allowed.status = 200

    strike(), lift()
    TextVector.objects.update(state="waiting")
    strike()

    assert late.pk in made()
    assert list(Gathering.objects.order_by("id").values("thread", "demand", "state", "score", "why")) == before


def test_another_estate_is_another_demand_however_near_in_meaning(allowed, write):
    area = Area.objects.first()
    for name in ("锦苑小区", "柳林家园"):
        Place.objects.create(name_zh=name, kind="estate", area=area)
    write("锦苑小区供暖冷。", place="锦苑小区"), strike(), lift(200.0)
    late = write("柳林家园供暖冷。", place="柳林家园")

    strike()

    assert placed(late) == []


def test_what_lay_there_before_is_compared_for_the_night_alone(allowed, write):
    write(COLD)
    late = write(IN_OTHER_WORDS)
    strike(), lift()
    TextVector.objects.all().delete()
    Encoding.objects.update(is_through=False, reached_at=clock.now() + timedelta(days=1))

    strike()

    assert placed(late) == []
    assert Link.objects.filter(version__contains="+").exists()


@pytest.mark.parametrize(
    ("mishap", "problem"),
    [
        (lambda s: setattr(s, "status", 500), "busy"),
        (lambda s: setattr(s, "status", 401), "denied"),
        (lambda s: setattr(s, "length", LENGTH + 1), "dimension"),
        (lambda s: setattr(s, "waits", 0.6), "silent"),
        (lambda s: setattr(s, "declines", lambda text: True), "declined"),
        (
            lambda s: s.break_with(lambda rows: [{**row, "embedding": [float("nan")] * LENGTH} for row in rows]),
            "not_finite",
        ),
        (lambda s: s.break_with(lambda rows: rows[1:]), "count"),
        (
            lambda s: s.break_with(lambda rows: [{**row, "embedding": row["embedding"][::-1]} for row in rows]),
            "otherwise",
        ),
    ],
)
def test_an_answer_that_cannot_be_used_leaves_everything_as_it_was(allowed, write, monkeypatch, mishap, problem):
    first = write(COLD)
    strike()
    kept = made()
    monkeypatch.setattr(service, "SECONDS", 0.3)
    late = write(LAMPS)
    mishap(allowed)

    strike()

    assert made() == kept and kept.keys() == {first.pk}
    assert Encoding.objects.get().problem == problem

    allowed.status, allowed.length, allowed.waits = 200, LENGTH, 0.0
    allowed.answer, allowed.declines = allowed.usual, lambda text: False
    strike(timedelta(minutes=2))
    assert made().keys() == {first.pk, late.pk}


def test_it_is_asked_less_and_less_often(allowed, write):
    allowed.status = 500
    write(COLD)
    waits, start = [], clock.now()

    for _ in range(7):
        now = Encoding.objects.filter(next_at__isnull=False).values_list("next_at", flat=True).first() or start
        with clock.standing_at(now):
            encode.work(now)
            encode.work(now)
        waits.append((Encoding.objects.get().next_at - now) / timedelta(minutes=1))

    assert waits == [1, 2, 4, 8, 15, 15, 15]
    assert len(allowed.asked) == 7


def test_a_text_it_does_not_take_is_set_aside_and_the_others_go_on(allowed, write):
    threads = [write(text) for text in (COLD, LAMPS, IN_OTHER_WORDS)]
    allowed.declines = lambda text: "路灯半个月" in text

    strike(), strike()

    assert made().keys() == {threads[0].pk, threads[2].pk}
    assert TextVector.objects.get(state="declined").reading.thread_id == threads[1].pk
    assert Encoding.objects.get().problem == ""


def test_a_run_that_breaks_off_goes_on_where_it_stopped(settings, served, yuhe, bai, write, monkeypatch):
    monkeypatch.setattr(encoding, "AT_ONCE", 2)
    threads = [write(f"{COLD}{n}") for n in range(5)]
    settings.HEARTH_TEXT_ENCODER = served.setting
    actions.allow_encoder(yuhe, "试用", True, by=bai)
    served.answer = lambda texts: served.usual(texts) if len(served.asked) < 3 else []

    strike()
    assert made().keys() == {threads[4].pk, threads[3].pk, threads[2].pk, threads[1].pk}

    served.answer = served.usual
    strike(timedelta(minutes=2))

    assert made().keys() == {thread.pk for thread in threads}
    taken = [text for each in served.asked[:2] + served.asked[3:] for text in each["input"] if text != TOUCHSTONE]
    assert len(taken) == len(set(taken)) == 5


def test_another_version_is_made_beside_the_old_one_which_then_goes(allowed, write, settings, monkeypatch):
    threads = [write(f"{COLD}{n}") for n in range(3)]
    strike()
    old = Encoding.objects.get().version
    monkeypatch.setattr(encoding, "AT_ONCE", 2)
    settings.HEARTH_TEXT_ENCODER_VERSION = "2"
    allowed.length = LENGTH + 4
    allowed.answer = lambda texts: allowed.usual(texts) if len(allowed.asked) < 3 else []

    strike()
    assert TextVector.objects.made(old).count() == 3
    assert TextVector.objects.made(f"{old},2").count() == 2

    allowed.answer = allowed.usual
    strike(timedelta(minutes=2)), strike(timedelta(minutes=3))

    assert made().keys() == {thread.pk for thread in threads}
    assert {row.version for row in TextVector.objects.all()} == {f"{old},2"}
    assert Encoding.objects.get().dimension == LENGTH + 4


def test_going_back_before_that_asks_only_for_what_is_missing(allowed, write, settings):
    write(COLD), strike()
    old = Encoding.objects.get().version
    settings.HEARTH_TEXT_ENCODER_VERSION = "2"
    allowed.status = 500
    strike()
    late = write(LAMPS)
    settings.HEARTH_TEXT_ENCODER_VERSION = ""
    allowed.status = 200
    before = len(allowed.asked)

    strike()

    assert [text[:2] for each in allowed.asked[before:] for text in each["input"][1:]] == ["新明"]
    assert TextVector.objects.made(old).count() == 2
    assert late.pk in made()


def test_vectors_of_two_versions_are_never_compared(allowed, write, settings):
    write(COLD), strike()
    settings.HEARTH_TEXT_ENCODER_VERSION = "2"
    late = write(IN_OTHER_WORDS)
    strike()

    newer = Encoding.objects.order_by("-begun_at").first()
    TextVector.objects.filter(version=newer.version).exclude(reading__thread=late.pk).delete()

    assert nearby(late, newer).nearest == []


def test_a_resident_reads_in_their_copy_what_was_made_of_it_and_by_whom(allowed, write):
    thread = write(COLD)
    strike()

    (told,) = copy_of(Thread.objects.get(pk=thread.pk))["vectors"]

    assert allowed.host in told["version"]
    assert len(bytes.fromhex(told["numbers"])) == 2 * LENGTH


def test_whoever_withdraws_takes_the_vector_along(allowed, write):
    thread = write(COLD)
    strike()

    contact.withdraw(Thread.objects.get(pk=thread.pk), by=cast.author(thread))

    assert not TextVector.objects.exists()


def test_whoever_erases_their_words_takes_the_vector_along(allowed, write, zhao):
    thread = write(COLD)
    strike()
    contact.reply(Thread.objects.get(pk=thread.pk), "好了。", "solved", by=zhao)
    Thread.objects.filter(pk=thread.pk).update(state="closed")

    contact.erase(Thread.objects.get(pk=thread.pk), by=cast.author(thread))

    assert not TextVector.objects.exists()


def test_a_vector_of_words_that_have_changed_meanwhile_is_not_kept(allowed, write):
    thread = write(COLD)
    row = TextVector.objects.get()
    seen = encoding.Owed(row.reading_id, thread.pk, row.at, row.pk, row.asked_at)
    with clock.standing_at(clock.now() + timedelta(seconds=1)):
        encoding.expect(thread)  # as where they are corrected while the service thinks

    with transaction.atomic():
        assert not encoding._kept(seen, encoding.encoding_of(encoding.encoder_here()), {thread.pk: (1.0,)})

    assert TextVector.objects.get().state == "waiting"


def test_words_that_change_are_encoded_anew(allowed, write):
    thread = write(COLD)
    strike()

    contact.mask(Thread.objects.get(pk=thread.pk), "换热站循环泵坏了好几天", by=cast.author(thread))
    assert made() == {}
    strike()

    assert made().keys() == {thread.pk}
    assert "循环泵" not in allowed.texts[-1]


def test_turned_off_nothing_is_sent_any_more_and_what_was_made_goes(allowed, write, yuhe, bai):
    write(COLD), strike()
    actions.forbid_encoder(yuhe, "试用结束。", by=bai)
    before = len(allowed.asked)
    write(LAMPS)

    strike(), strike()

    assert len(allowed.asked) == before
    assert not TextVector.objects.exists() and not Encoding.objects.exists()
    assert TextReading.objects.count() == 2


def test_what_was_allowed_for_one_place_is_not_for_another(allowed, write, settings):
    with serving() as other:
        settings.HEARTH_TEXT_ENCODER = other.setting
        write(COLD)

        strike()

        assert other.asked == allowed.asked == []


def test_a_setting_that_cannot_be_used_leaves_what_is_there(allowed, write, settings):
    first = write(COLD)
    strike()
    settings.HEARTH_TEXT_ENCODER = "what"
    late = write(LAMPS)
    strike()
    assert made().keys() == {first.pk}

    settings.HEARTH_TEXT_ENCODER = allowed.setting
    weigh_meaning.work(clock.now())
    strike()

    assert made().keys() == {first.pk, late.pk}


def test_a_model_in_a_folder_does_the_same_and_sends_nothing(settings, yuhe, bai, write, tmp_path):
    folder = write_model(tmp_path / "m", {"heating": [1.0, 0.0], "cold": [0.9, 0.1], "lamp": [0.0, 1.0]})
    settings.HEARTH_TEXT_ENCODER = f"folder:{folder}"
    # the touchstone has words it knows
    actions.allow_encoder(yuhe, "试用", True, by=bai)
    warm, dark = write("The heating is off, we are cold."), write("The lamp is off.")

    strike()

    assert EncoderChoice.objects.get().destination == ""
    assert made().keys() == {warm.pk, dark.pk}


def test_another_congress_has_to_say_so_itself_and_sees_none_of_it(allowed, write, jinchuan):
    write(COLD), strike()

    with tenancy.inside(jinchuan):
        assert encoding.encoder_here() is None
        assert not TextVector.objects.exists()


def test_what_is_older_than_is_compared_keeps_no_vector(allowed, write):
    write(COLD), strike()

    with clock.standing_at(clock.now() + timedelta(days=200)):
        encode.work(clock.now())

    assert not TextVector.objects.exists()


def test_what_nearness_is_worth_is_learnt_from_what_people_decided(allowed, write, zhao, monkeypatch):
    monkeypatch.setattr(learning, "ENOUGH", 12)
    monkeypatch.setattr(learning, "ENOUGH_OF_EACH", 4)
    _decided(write, zhao)
    strike()
    standing = Encoding.objects.get()
    assert standing.slope is None

    weigh_meaning.work(clock.now())

    standing.refresh_from_db()
    assert standing.pairs >= 12
    assert standing.by_both is not None and standing.by_words is not None
    assert (standing.slope is not None) == (standing.by_both < standing.by_words - learning.BETTER)


def test_too_few_decisions_are_worth_nothing(allowed, write, zhao):
    _decided(write, zhao)
    strike()

    weigh_meaning.work(clock.now())

    assert Encoding.objects.get().slope is None
    assert Encoding.objects.get().by_both is None


def _decided(write, zhao):
    """Of each of several demands two are one matter, and a third is not."""
    for number in range(6):
        one, two, third = write(f"冷 甲{number}"), write(f"冰窖 乙{number}"), write(f"路灯 丙{number}")
        for thread in (one, two, third):
            Gathering.objects.filter(thread=thread.pk).delete()
        demand = actions.begin(one, f"供暖{number}", by=zhao)
        actions.join(two, Demand.objects.get(pk=demand.pk), by=zhao)
        gathering = actions.join(third, Demand.objects.get(pk=demand.pk), by=zhao)
        actions.take_out(gathering, by=zhao)


def test_meant_is_as_long_as_it_says():
    assert len(meant("冷")) == LENGTH
