"""./hearth check: everything that must be clean, each with one line; what is wrong is shown in full."""

import subprocess
import sys
import time
from pathlib import Path

from hearth.ops.database import throwaway
from hearth.ops.places import ROOT

PYTHON_FILES = ["src", "tests", "bench", "hearth"]
PROGRAMS = Path(sys.executable).parent
DEPLOYED = "settings in production"
# as behind a proxy that speaks TLS: docs/how-to/behind-a-proxy.md
IN_PRODUCTION = {
    "HEARTH_SECURE": "1",
    "HEARTH_HOSTS": "lianxin.example",
    "HEARTH_ADDRESS": "https://lianxin.example",
    "HEARTH_TRUSTED_PROXIES": "1",
    "HEARTH_DEBUG": "",
}


def checks() -> dict[str, list[str]]:
    """What is checked, in the order of what fails fastest."""
    django = [sys.executable, "-m", "django"]
    return {
        "lint": [_program("ruff"), "check", "--output-format=concise", *PYTHON_FILES],
        "format": [_program("ruff"), "format", "--check", *PYTHON_FILES],
        "import contracts": [_program("lint-imports")],
        "types": [_program("mypy"), "src/hearth/core", "src/hearth/ops"],
        "settings": [*django, "check"],
        DEPLOYED: [*django, "check", "--deploy", "--fail-level", "WARNING"],
        "migrations": [*django, "makemigrations", "--check", "--dry-run"],
        "translations": [*django, "messages", "--check"],
        "generated pages": [*django, "reference", "--check"],
    }


def main(_: list[str]) -> int:
    with throwaway() as surroundings:
        deployed = surroundings | IN_PRODUCTION
        passed = [
            _passes(name, argv, deployed if name == DEPLOYED else surroundings) for name, argv in checks().items()
        ]
    return 0 if all(passed) else 1


def _program(name: str) -> str:
    return str(PROGRAMS / name)


def _passes(name: str, argv: list[str], surroundings: dict[str, str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(argv, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    passed = done.returncode == 0
    print(f"{'ok  ' if passed else 'FAIL'}  {name}  ({time.monotonic() - started:.1f} s)", flush=True)
    if not passed:
        print(done.stdout + done.stderr, flush=True)
    return passed
