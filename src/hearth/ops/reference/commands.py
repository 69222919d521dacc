"""What can be typed after ./hearth, in the words of the launcher and of the commands themselves."""

import runpy
from pathlib import Path

from django.core.management import load_command_class

from hearth.ops import measuring, serve
from hearth.ops.places import PACKAGE, ROOT
from hearth.ops.reference.markdown import code, section, table, whole

INTRODUCTION = "Everything is done with `./hearth` from the root of a clone; it installs what is missing beforehand."


def page() -> str:
    """The launcher's commands, the options of `run`, our own management commands, the measurements."""
    launched = [(code(f"./hearth {name}"), sentence) for name, sentence in _launcher().items()]
    return whole(
        "Commands",
        INTRODUCTION,
        table(("Command", "What it does"), launched),
        section("`./hearth run`", table(("Option", "Default", "What it does"), _options())),
        section("`./hearth manage`", table(("Command", "What it does"), _managed())),
        section("`./hearth bench`", table(("Measurement", "What it measures"), _measured())),
    )


def _launcher() -> dict[str, str]:
    return dict(runpy.run_path(str(ROOT / "hearth"))["COMMANDS"])


def _options() -> list[tuple[str, str, str]]:
    options = [option for option in serve.parser()._actions if option.dest != "help"]
    return [(code(option.option_strings[0]), code(option.default or ""), str(option.help)) for option in options]


def _managed() -> list[tuple[str, str]]:
    names = sorted(file.stem for file in (PACKAGE / "ops" / "management" / "commands").glob("[a-z]*.py"))
    return [(code(f"./hearth manage {name}"), load_command_class("hearth.ops", name).help) for name in names]


def _measured() -> list[tuple[str, str]]:
    files = [(name, measuring.BENCHES / f"{name}.py") for name in measuring.names()]
    return [(code(f"./hearth bench {name}"), _first_line(file)) for name, file in files]


def _first_line(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].strip('"')
