"""Django's commands, with the embedded database beside them for as long as they need it."""

import os
import sys

from hearth.ops.cluster import ServerFailed
from hearth.ops.database import database, environment
from hearth.ops.places import data_directory
from hearth.ops.translations import compile_translations

COMMAND_OF = {"verify-ledger": "verify_ledger"}


def main(words: list[str]) -> int:
    """Run one command in this process; the doctor is called even when the database does not start."""
    command, *rest = words or ["help"]
    data = data_directory()
    try:
        with database(data) as url:
            return _execute([COMMAND_OF.get(command, command), *rest], environment(data, url))
    except ServerFailed as problem:
        if command != "doctor":
            raise
        print(problem, file=sys.stderr)
        return _execute(["doctor"], {**os.environ, "HEARTH_DATA": str(data)})


def _execute(words: list[str], surroundings: dict[str, str]) -> int:
    from django.core.management import execute_from_command_line

    os.environ.update(surroundings)
    compile_translations()
    execute_from_command_line(["./hearth", *words])
    return 0
