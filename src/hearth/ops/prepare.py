"""Everything between an empty database and a first page, in one process: starting Django four times costs seconds.

It loads before there is a database, and begins when its input ends. It says "static" and "tables" when these are there.
"""

import gc
import hashlib
import os
import sys
from io import StringIO
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connections

from hearth.ops import kinship
from hearth.ops.preparation import FIRST_START, STATIC, TABLES
from hearth.ops.translations import compile_translations


def main(words: list[str]) -> None:
    """Translations, tables, static files; the demo congress only on the very first start."""
    said, sys.stdout = sys.stdout, sys.stderr  # whatever else is printed is for people
    gc.disable()  # it ends soon, and leaves nothing to collect that its end does not free anyway
    compile_translations()
    django.setup()
    collect_static()
    print(STATIC, file=said, flush=True)
    sys.stdin.read()
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except CommandError as problem:
        sys.exit(str(problem))
    print(TABLES, file=said, flush=True)
    first_start = Path(settings.DATA) / FIRST_START
    if not first_start.exists():
        make_demo(wanted="--empty" not in words)
        first_start.touch()
    sys.stderr.flush()
    os._exit(0)  # tidying up what it loaded takes another third of a second


def make_demo(wanted: bool) -> None:
    """What the demo says about its sign-ins is kept, so that later starts can say it again.

    Its districts know nothing of each other, and are told side by side; then the city above them.
    """
    if not wanted:
        return
    from hearth.ops.management.commands.demo import every  # its models need Django set up

    first, *others, above = every()
    connections.close_all()
    copy = kinship.beside(lambda: call_command("demo", *others, stdout=StringIO()))
    said = StringIO()
    call_command("demo", first, stdout=said)
    if not kinship.went_well(copy):
        sys.exit("A congress of the demo could not be told.")
    call_command("demo", above, stdout=said)
    with open(os.open(Path(settings.DATA) / "demo.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as kept:
        kept.write(said.getvalue())


def collect_static() -> None:
    """Collecting compresses every file: only when a file is new, gone or changed."""
    noted = Path(settings.DATA) / "static.sha256"
    now = static_fingerprint()
    if not noted.exists() or noted.read_text() != now or not Path(settings.STATIC_ROOT).exists():
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        noted.write_text(now)


def static_fingerprint() -> str:
    """The sizes and moments of all static files of all apps."""
    found = [(path, storage) for finder in get_finders() for path, storage in finder.list([])]
    stats = ((path, os.stat(storage.path(path))) for path, storage in found)
    lines = sorted(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1:])
