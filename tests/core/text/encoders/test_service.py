"""A service that answers as OpenAI's embeddings do is believed only where it answers as agreed."""

from __future__ import annotations

import socket
from math import sqrt

import pytest

from hearth.core.text.encoders import encoder, service
from hearth.core.text.encoders.service import ServiceEncoder
from hearth.core.text.encoders.vectors import Declined, NotEncoded, Unavailable, Unfit, nearness
from tests.embedding import meant, serving


@pytest.fixture
def served():
    with serving() as running:
        yield running


@pytest.fixture
def asked(served):
    return ServiceEncoder(f"http://{served.host}/v1", "invented", "the key")


def test_each_text_has_its_vector_whatever_order_they_come_in(asked):
    cold, dark = asked.embed(["暖气不热", "路灯不亮"])

    length = sqrt(sum(number * number for number in meant("暖气不热")))
    assert cold == pytest.approx([number / length for number in meant("暖气不热")])
    assert nearness(cold, cold) == pytest.approx(1)
    assert nearness(cold, dark) < 0.5


def test_it_is_asked_as_agreed_and_with_the_key(asked, served):
    asked.embed(["一", "二"])

    assert served.asked == [{"model": "invented", "input": ["一", "二"], "encoding_format": "float"}]
    assert served.headers[0]["path"] == "/v1/embeddings"
    assert served.headers[0]["Authorization"] == "Bearer the key"


@pytest.mark.parametrize(
    ("status", "kind", "problem"),
    [
        (500, Unavailable, "busy"),
        (503, Unavailable, "busy"),
        (429, Unavailable, "busy"),
        (401, Unfit, "denied"),
        (404, Unfit, "unknown"),
        (302, Unfit, "garbled"),
        (400, Declined, "declined"),
        (413, Declined, "declined"),
    ],
)
def test_what_it_says_instead_is_told_apart(asked, served, status, kind, problem):
    served.status = status

    with pytest.raises(kind) as told:
        asked.embed(["一"])

    assert (told.value.problem, told.value.detail) == (problem, str(status))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda rows: rows[:-1], "garbled"),
        (lambda rows: [*rows, {"index": 2, "embedding": [1.0] * 8}], "count"),
        (lambda rows: [{**row, "index": 0} for row in rows], "garbled"),
        (lambda rows: [{**row, "embedding": [float("nan")] * 8} for row in rows], "not_finite"),
        (lambda rows: [{**row, "embedding": [float("inf")] * 8} for row in rows], "not_finite"),
        (lambda rows: [{**row, "embedding": ["1.0"] * 8} for row in rows], "not_finite"),
        (lambda rows: [{**row, "embedding": [True] * 8} for row in rows], "not_finite"),
        (lambda rows: [{**row, "embedding": []} for row in rows], "shape"),
        (lambda rows: [{**row, "embedding": [0.1] * 5000} for row in rows], "shape"),
        (lambda rows: [{**row, "embedding": "AAAA"} for row in rows], "shape"),
        (lambda rows: [{**row, "embedding": [1.0] * (row["index"] + 1)} for row in rows], "uneven"),
        (lambda rows: [{**row, "embedding": [0.0] * 8} for row in rows], "empty"),
        (lambda rows: 7, "garbled"),
        (lambda rows: [7], "garbled"),
    ],
)
def test_what_is_no_vector_is_none(asked, served, change, problem):
    served.break_with(change)

    with pytest.raises(NotEncoded) as told:
        asked.embed(["一", "二"])

    assert told.value.problem == problem


def test_numbers_of_any_size_have_a_length(asked, served):
    served.break_with(lambda rows: [{**row, "embedding": [1e300, 1e300]} for row in rows])

    assert asked.embed(["一"])[0] == pytest.approx((sqrt(0.5), sqrt(0.5)))


def test_an_answer_that_never_ends_is_left(asked, served, monkeypatch):
    monkeypatch.setattr(service, "MOST_EACH", 10)
    served.break_with(lambda rows: [{"index": 0, "embedding": [0.123456789] * 4096, "x": "x" * 90_000}])

    with pytest.raises(Unavailable):
        asked.embed(["一"])


def test_whoever_does_not_answer_in_time_is_not_waited_for(asked, served, monkeypatch):
    monkeypatch.setattr(service, "SECONDS", 0.1)
    served.waits = 0.5

    with pytest.raises(Unavailable) as told:
        asked.embed(["一"])

    assert told.value.problem == "silent"


def test_nobody_there_is_an_answer_too():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(Unavailable):
        ServiceEncoder(f"http://127.0.0.1:{port}/v1", "m").embed(["一"])


def test_what_leaves_this_machine_is_encrypted():
    with pytest.raises(Unavailable):
        ServiceEncoder("http://texts.example.org/v1", "m").embed(["一"])


def test_another_word_for_the_same_model_is_another_version():
    names = {ServiceEncoder("https://a.example/v1", *rest).version for rest in (("m",), ("n",), ("m", "", "2"))}

    assert len(names) == 3
    assert ServiceEncoder("https://a.example:8443/v1", "m").destination == "a.example:8443"


@pytest.mark.parametrize(
    "told", ["openai:", "openai:https://a.example/v1", "openai:,m", "openai:nowhere,m", "what", "folder:"]
)
def test_a_setting_that_says_nothing_is_told(settings, told):
    settings.HEARTH_TEXT_ENCODER = told

    with pytest.raises(Unfit) as error:
        encoder()

    assert error.value.problem == "setting"


@pytest.mark.parametrize("told", ["", "none", " none "])
def test_usually_there_is_none(settings, told):
    settings.HEARTH_TEXT_ENCODER = told

    assert encoder() is None
