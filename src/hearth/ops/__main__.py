"""`python -m hearth.ops COMMAND …`: what ./hearth hands over to once everything is installed."""

import sys
from importlib import import_module

from hearth.ops.binaries import NoPostgres
from hearth.ops.cluster import ServerFailed

ROOMS = {"run": "serve", "test": "testing", "check": "checking", "bench": "measuring", "evaluate": "evaluate"}


def main() -> int:
    command, *words = sys.argv[1:]
    room = import_module(f"hearth.ops.{ROOMS.get(command, 'managing')}")
    if command not in ROOMS and command != "manage":
        words = [command, *words]
    try:
        return int(room.main(words))
    except (NoPostgres, ServerFailed) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
