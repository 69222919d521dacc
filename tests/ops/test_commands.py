"""Commands an operator types: they do what was asked, or say in one line why not."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from procrastinate.contrib.django import app

from hearth.core import tenancy
from hearth.ground.audit import sealing
from hearth.ground.congress.models import Congress
from hearth.journey.contact.models import Message, Thread
from hearth.ops import wording
from hearth.ops.management.commands import demo
from tests import cast
from tests.ground.audit.conftest import tamper, write

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "text"


def said(*words: object, **options: object) -> str:
    """What a command prints."""
    call_command(*words, stdout=(out := StringIO()), **options)
    return out.getvalue()


def exit_code(*words: str) -> int | str | None:
    """What a command leaves for the shell to read."""
    with pytest.raises(SystemExit) as left:
        call_command(*words, stdout=StringIO())
    return left.value.code


# load


@pytest.fixture
def web(zhao):
    """The code under which Zhao is reached from the web."""
    return cast.code_of(zhao, use="web")


@pytest.fixture
def file(tmp_path):
    """Writes rows as a file of JSON lines."""

    def fill(*rows: object) -> Path:
        place = tmp_path / "messages.jsonl"
        place.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))
        return place

    return fill


def bodies() -> set[str]:
    return set(Message.objects.filter(kind="first").values_list("body", flat=True))


@pytest.mark.parametrize(
    ("row", "body"),
    [
        ({"title": "暖气不热", "body": "室温只有14度"}, "暖气不热\n室温只有14度"),
        ({"text": "My card has not arrived"}, "My card has not arrived"),
        ({"question": "公交车几点开？"}, "公交车几点开？"),
        ({"query": "停车难"}, "停车难"),
        ({"words": ["路灯", "不", "亮"]}, "路灯 不 亮"),
        ({"words": "路灯 不 亮"}, "路灯 不 亮"),
        ({"title": "只有标题", "body": None, "text": ""}, "只有标题"),
        ({"body": "half a \ud83d pair, NUL \x00, override \u202e"}, "half a  pair, NUL , override"),
        ({"body": 14}, "14"),
    ],
)
def test_a_message_is_read_from_whatever_field_holds_its_words(web, file, row, body):
    said("load", file(row))

    assert bodies() == {body}


def test_the_same_file_a_second_time_changes_nothing(web, file):
    place = file({"text": "一"}, {"text": "二"}, {"text": "一"})
    first = said("load", place)

    second = said("load", place)

    assert first.startswith("2 messages sent, 1 lines had nothing new")
    assert second.startswith("0 messages sent, 3 lines had nothing new")
    assert bodies() == {"一", "二"}


def test_several_files_are_sent_one_after_another(web, tmp_path):
    files = [tmp_path / f"{number}.jsonl" for number in (1, 2)]
    for number, each in enumerate(files):
        each.write_text(json.dumps({"text": f"第{number}件事"}))

    told = said("load", *files)

    assert told.count("1 messages sent") == 2


def test_messages_go_to_each_deputy_in_turn_and_the_ledger_says_how_they_came(web, sun, file):
    cast.code_of(sun, use="web")

    said("load", file(*({"text": f"第{number}件事"} for number in range(4))))

    assert [Thread.objects.filter(deputy=each.deputy_id).count() for each in (web, cast.code_of(sun))] == [2, 2]
    assert set(Thread.objects.values_list("channel", flat=True)) == {"load"}


def test_lines_without_words_are_passed_over(web, file):
    told = said("load", file("", "   ", {}, {"id1": 1, "same": 0}, {"text": "\x00"}, {"text": "有事"}))

    assert told.startswith("1 messages sent, 3 lines had nothing new")


def test_no_more_is_read_than_was_asked_for(web, file):
    said("load", file({"text": "一"}, {"text": "二"}, "{this is never read}"), limit=2)

    assert bodies() == {"一", "二"}


def test_words_without_end_are_cut(web, file):
    said("load", file({"text": "冷" * 30_000}))

    assert {len(body) for body in bodies()} == {10_000}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [("{oops", "Line 2 is not JSON"), ("[1, 2]", "Line 2 is not an object"), ('"word"', "Line 2 is not an object")],
)
def test_a_broken_line_is_named_and_what_came_before_is_kept(web, file, line, sentence):
    with pytest.raises(CommandError, match=sentence):
        said("load", file({"text": "第一行"}, line, {"text": "第三行"}))

    assert bodies() == {"第一行"}


def test_a_file_that_is_not_there_is_told(web, tmp_path):
    with pytest.raises(CommandError, match=r"none\.jsonl: No such file"):
        said("load", tmp_path / "none.jsonl")


def test_a_folder_is_no_file(web, tmp_path):
    with pytest.raises(CommandError, match="Is a directory"):
        said("load", tmp_path)


def test_a_file_that_is_no_text_is_told(web, tmp_path):
    (tmp_path / "photo.jsonl").write_bytes(b"\xff\xd8\xff\xe0")

    with pytest.raises(CommandError, match=r"not UTF-8"):
        said("load", tmp_path / "photo.jsonl")


def test_a_congress_that_does_not_exist_is_told(web, file):
    with pytest.raises(CommandError, match="no such congress"):
        said("load", file({"text": "有事"}), congress="nowhere")


def test_a_congress_in_which_nobody_can_be_reached_is_told(yuhe, file):
    with pytest.raises(CommandError, match="No deputy"):
        said("load", file({"text": "有事"}))


def test_messages_reach_only_the_congress_that_was_named(web, wei, jinchuan, file):
    with tenancy.inside(jinchuan):
        cast.code_of(wei, use="web")

    said("load", file({"text": "锦川的事"}), congress="jinchuan")

    assert bodies() == set()
    with tenancy.inside(jinchuan):
        assert bodies() == {"锦川的事"}


@pytest.mark.skipif(not REAL.exists(), reason="the real messages to develop on are not on this machine")
@pytest.mark.parametrize("name", ["replies_dev", "demands_dev", "topics_raw_train", "topics_words_train"])
def test_real_messages_can_be_loaded(web, name):
    told = said("load", REAL / f"{name}.jsonl", limit=50)

    assert Thread.objects.count() == int(told.split()[0]) > 40


@pytest.mark.skipif(not REAL.exists(), reason="the real messages to develop on are not on this machine")
@pytest.mark.parametrize(
    ("name", "at_least"), [("en_banking77_train", 40), ("search_queries_dev", 10), ("pairs_dev", 0)]
)
def test_other_files_can_be_loaded_as_far_as_they_hold_words(web, name, at_least):
    said("load", REAL / f"{name}.jsonl", limit=50)

    assert Thread.objects.count() >= at_least


# verify_ledger


@pytest.fixture
def sealed(yuhe):
    """Three lines, sealed."""
    write(yuhe, 3)
    sealing.seal_new()
    return yuhe


def test_a_whole_ledger_is_told_to_be_whole(sealed):
    assert said("verify_ledger").startswith("yuhe: sealed up to number 3, at ")


def test_what_is_not_sealed_yet_is_counted(sealed):
    write(sealed, 2)

    assert "; 2 not sealed yet; " in said("verify_ledger")


def test_a_ledger_somebody_changed_makes_the_command_fail(sealed, capsys):
    tamper("UPDATE audit_entry SET name = %s", "别人")

    assert exit_code("verify_ledger") == 1


def test_every_congress_is_looked_at_even_after_a_broken_one(sealed, jinchuan):
    tamper("DELETE FROM audit_entry")

    with pytest.raises(SystemExit):
        call_command("verify_ledger", stdout=(out := StringIO()))

    assert "yuhe: " in out.getvalue() and "jinchuan: " in out.getvalue()
    assert "deleted" in out.getvalue()


def test_one_congress_can_be_looked_at_alone(sealed, jinchuan):
    tamper("DELETE FROM audit_entry")

    assert said("verify_ledger", congress="jinchuan").startswith("jinchuan: sealed up to number 0;")


def test_a_congress_nobody_knows_is_not_called_whole(sealed):
    with pytest.raises(CommandError, match="no such congress"):
        said("verify_ledger", congress="nowhere")


# messages


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A package that says one sentence in Python and one in a template; its catalogue knows the first."""
    package = tmp_path / "house"
    catalogue = package / "hall" / wording.CATALOGUE
    catalogue.parent.mkdir(parents=True)
    (package / "hall" / "templates").mkdir()
    (package / "hall" / "words.py").write_text('said = _("Good day")\nmany = ngettext("{n} door", "{n} doors", 2)\n')
    (package / "hall" / "templates" / "door.html").write_text("{{ _('Come in, %(name)s') }}")
    catalogue.write_text(f'{HEADER}msgid "Good day"\nmsgstr "您好"\n\nmsgid "Goodbye"\nmsgstr "再见"\n')
    monkeypatch.setattr(wording, "PACKAGE", package)
    wording._files.cache_clear()
    yield catalogue
    wording._files.cache_clear()


def translate(catalogue: Path, english: str, chinese: str) -> None:
    text = catalogue.read_text()
    catalogue.write_text(text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{chinese}"'))


def test_every_sentence_of_the_house_is_translated():
    assert wording.check() == []


def test_what_is_missing_is_named_with_its_place_and_the_check_fails(house):
    with pytest.raises(SystemExit):
        call_command("messages", "--check", stdout=(out := StringIO()))

    assert out.getvalue().splitlines() == [
        "not translated: 'Come in, %(name)s' (hall/templates/door.html:1)",
        "not translated: '{n} door' (hall/words.py:2)",
        "said nowhere any more: 'Goodbye'",
    ]


def test_checking_writes_nothing(house):
    before = house.read_text()

    exit_code("messages", "--check")

    assert house.read_text() == before


def test_the_catalogue_is_brought_up_to_what_the_house_says(house):
    missing = said("messages").splitlines()

    assert [line.partition(" (")[0] for line in missing] == [
        "not translated: 'Come in, %(name)s'",
        "not translated: '{n} door'",
    ]
    assert "Goodbye" not in house.read_text()
    assert 'msgid_plural "{n} doors"' in house.read_text()
    assert 'msgstr "您好"' in house.read_text()


def test_a_translation_that_lost_the_name_it_is_filled_with_is_found(house):
    said("messages")
    translate(house, "Come in, %(name)s", "请进")

    assert "lost %(name): 'Come in, %(name)s' (hall/locale/zh_Hans/LC_MESSAGES/django.po)" in wording.check()


def test_a_complete_catalogue_passes(house):
    said("messages")
    translate(house, "Come in, %(name)s", "%(name)s，请进")
    house.write_text(house.read_text().replace('msgstr[0] ""', 'msgstr[0] "{n}扇门"'))

    assert said("messages", check=True) == ""


# demo and work


def test_in_an_installation_of_real_people_nothing_is_invented(yuhe):
    assert said("demo") == ""
    assert Congress.objects.get() == yuhe


def test_a_demo_without_a_poster_still_says_who_can_sign_in(yuhe, monkeypatch):
    Congress.objects.update(is_demo=True)
    monkeypatch.setattr(demo, "COUNTS", {"yuhe": 1})

    told = said("demo")

    assert "Sign in at /yuhe/sign-in/" in told and "Scan as a resident" not in told


def test_a_demo_that_was_stopped_between_two_congresses_is_told_to_its_end(yuhe, monkeypatch):
    Congress.objects.update(is_demo=True)
    monkeypatch.setattr(demo, "COUNTS", {"yuhe": 1, "jinchuan": 1})
    told = []
    monkeypatch.setattr(demo.Command, "_tell", lambda command, slug, count: told.append(slug))

    said("demo")

    assert told == ["jinchuan"]


@pytest.mark.parametrize("fails", [False, True])
def test_a_worker_works_its_queues_and_lets_sweeper_and_clock_go_however_it_ends(monkeypatch, fails):
    worked, told_to_stop = [], []

    async def run(worker):
        worked.append(worker.queues)
        if fails:
            raise ConnectionError("the database is gone")

    monkeypatch.setattr("procrastinate.worker.Worker.run", run)
    monkeypatch.setattr("hearth.core.sweeping.Sweeper.sweep", lambda sweeper, stop: told_to_stop.append(stop))
    monkeypatch.setattr("hearth.ops.management.commands.work.start_striking", told_to_stop.append)
    monkeypatch.setattr("signal.signal", lambda *given: None)
    try:
        call_command("work", "--queues", "intake,post")
    except ConnectionError:
        assert fails

    assert worked == [["intake", "post"]]
    assert [stop.is_set() for stop in told_to_stop] == [True, True]
    assert app.connector is not None
