import pytest

from hearth.ops import testing
from hearth.ops.testing import runs

TWO = ["-n", "2", "--dist", "worksteal"]


@pytest.fixture(autouse=True)
def _clone_with_browser_tests(tmp_path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "tests" / "browser").mkdir(parents=True)
    monkeypatch.setattr(testing, "ROOT", tmp_path)


def test_everything_is_two_runs_because_the_browsers_event_loop_stays():
    found = runs([], [], with_browser=True)

    assert found == [["tests", "--ignore=tests/browser", *TWO], ["tests/browser", *TWO]]


def test_without_a_browser_only_the_other_tests_run():
    found = runs([], ["-x"], with_browser=False)

    assert found == [["tests", "--ignore=tests/browser", *TWO, "-x"]]


def test_one_file_runs_alone_and_gets_the_options():
    found = runs(["tests/ops/test_keys.py"], ["-k", "once"], with_browser=True)

    assert found == [["tests/ops/test_keys.py", "--ignore=tests/browser", "-k", "once"]]


def test_a_browser_test_runs_in_the_browsers_run():
    found = runs(["tests/browser/test_look.py"], [], with_browser=True)

    assert found == [["tests/browser/test_look.py"]]
