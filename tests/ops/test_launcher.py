import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from hearth.ops.places import ROOT


@pytest.fixture
def launcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, over an invented clone in which nothing is installed."""
    loader = SourceFileLoader("launcher", str(ROOT / "hearth"))
    spec = importlib.util.spec_from_loader("launcher", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    for name in ("run", "dev", "encoder"):
        (tmp_path / f"{name}.lock").write_text(f"what {name} needs")
    monkeypatch.setattr(module, "LOCKS", tmp_path)
    monkeypatch.setattr(module, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(module, "UV", Path(sys.executable))
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(module, "pip_settings", lambda asking: {})
    return module


@pytest.fixture
def calls(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    made: list[str] = []
    monkeypatch.setattr(launcher, "call", lambda argv, environment: made.append(" ".join(map(str, argv[1:]))))
    return made


def test_a_second_start_installs_nothing(launcher: ModuleType, calls: list[str]):
    launcher.install("run")
    calls.clear()

    launcher.install("run")

    assert calls == []


def test_what_developers_need_is_enough_for_running(launcher: ModuleType, calls: list[str]):
    launcher.install("dev")
    calls.clear()

    launcher.install("run")

    assert calls == []


def test_a_changed_lock_is_installed_with_its_hashes(launcher: ModuleType, calls: list[str], tmp_path: Path):
    launcher.install("run")
    calls.clear()
    (tmp_path / "run.lock").write_text("something newer")

    launcher.install("run")

    assert "--require-hashes" in calls[-1]
    assert calls[-1].endswith("run.lock")


def test_where_a_model_in_a_folder_is_set_its_library_is_installed_as_well(
    launcher: ModuleType, calls: list[str], monkeypatch: pytest.MonkeyPatch
):
    launcher.install("run")
    calls.clear()
    monkeypatch.setattr(launcher, "FROM_A_FOLDER", True)

    launcher.install("run")
    launcher.install("run")

    assert len(calls) == 1
    assert [word.rpartition("/")[2] for word in calls[0].split()[-2:]] == ["run.lock", "encoder.lock"]


def test_uv_is_told_what_the_machine_tells_pip(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch):
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)

    told = launcher.uv_settings({"index-url": "mirror", "extra-index-url": "one\ntwo", "cert": "ours.pem"})

    assert (told["UV_DEFAULT_INDEX"], told["UV_INDEX"], told["SSL_CERT_FILE"]) == ("mirror", "one two", "ours.pem")


def test_what_the_person_told_uv_wins_over_pip(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("UV_DEFAULT_INDEX", "chosen")

    told = launcher.uv_settings({"index-url": "mirror"})

    assert "UV_DEFAULT_INDEX" not in told


def test_an_unknown_command_shows_the_known_ones():
    said = subprocess.run([sys.executable, ROOT / "hearth", "walk"], capture_output=True, text=True, check=False)

    assert said.returncode == 1
    assert "./hearth run" in said.stdout
    assert "“walk”" in said.stderr


def test_the_launcher_needs_nothing_but_python():
    said = subprocess.run([sys.executable, "-I", "-S", ROOT / "hearth"], capture_output=True, text=True, check=False)

    assert said.returncode == 0
