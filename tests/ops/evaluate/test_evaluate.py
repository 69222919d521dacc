"""./hearth evaluate: the product's answers on files, for others to judge."""

import json

import pytest

from hearth.ops.evaluate import main
from hearth.ops.evaluate.lines import SECRETS, read


@pytest.fixture
def evaluated(tmp_path):
    """Run one task on these lines; answers what was written."""

    def run(task, lines, *more):
        (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        answer = tmp_path / "out.jsonl"
        assert main([task, "--input", str(tmp_path / "in.jsonl"), "--output", str(answer), *more]) == 0
        return [json.loads(line) for line in answer.read_text().splitlines()]

    return run


def refused(words, capsys):
    try:
        code = main(words)
    except SystemExit as end:
        code = end.code
    return code, capsys.readouterr().err


def test_a_segmented_message_gets_its_topic_and_the_three_likeliest(evaluated):
    [answer] = evaluated("topics_words", [{"id": "s1", "words": "公司 拖欠 农民工 工资", "label": "nonsense"}])

    assert answer["id"] == "s1"
    assert answer["label"] == answer["top"][0][0] == "劳动和社会保障"
    assert len(answer["top"]) == 3


def test_a_message_as_written_gets_its_topic(evaluated):
    [answer] = evaluated("topics_raw", [{"id": 7, "title": "拖欠工资", "body": "公司拖欠农民工工资三个月"}])

    assert answer["label"] == "劳动和社会保障"


def test_an_english_question_gets_its_intent(evaluated):
    [answer] = evaluated("banking77", [{"id": "b1", "text": "My new card has not arrived yet"}])

    assert answer["label"] == "card_arrival"


def test_a_search_finds_what_holds_the_words(evaluated, tmp_path):
    messages = [{"id": 1, "title": "暖气", "body": "三号楼不热"}, {"id": 2, "title": "路灯", "body": "暖，气"}]
    (tmp_path / "messages.jsonl").write_text("\n".join(map(json.dumps, messages)))

    answers = evaluated("search", [{"query": "暖气"}, {"query": "！"}], "--messages", str(tmp_path / "messages.jsonl"))

    assert answers == [{"query": "暖气", "ids": [1]}, {"query": "！", "ids": []}]


def test_a_reply_gets_facts_and_no_score(evaluated):
    [answer] = evaluated("replies", [{"id": 3, "title": "暖气", "body": "不热", "reply": "已转供热公司处理。"}])

    assert answer["points"]["more_than_a_referral"] is False
    assert all(value in (True, False, None) for value in answer["points"].values())


def test_what_is_said_to_be_right_is_not_read(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"id": 1, **dict.fromkeys(SECRETS, "x")}))

    assert list(read(file, "id")) == [{"id": 1}]


def test_an_unknown_task_is_refused(capsys):
    code, said = refused(["everything", "--input", "a", "--output", "b"], capsys)

    assert code == 2
    assert "topics_words" in said


def test_a_missing_file_is_named(tmp_path, capsys):
    code, said = refused(["replies", "--input", str(tmp_path / "no"), "--output", str(tmp_path / "out")], capsys)

    assert code == 2
    assert "cannot be read" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "{",
            "Line 2",
        ),
        ("[]", "not a JSON object"),
        ('{"id": 1}', "no “text”"),
    ],
)
def test_a_broken_line_is_named(line, says, tmp_path, capsys):
    (tmp_path / "in").write_text(f'{{"id": 0, "text": "card"}}\n{line}\n')

    code, said = refused(["banking77", "--input", str(tmp_path / "in"), "--output", str(tmp_path / "out")], capsys)

    assert code == 2
    assert says in said
    assert not (tmp_path / "out").exists()


def test_search_wants_messages(tmp_path, capsys):
    code, said = refused(["search", "--input", str(tmp_path / "in"), "--output", str(tmp_path / "out")], capsys)

    assert code == 2
    assert "--messages" in said
