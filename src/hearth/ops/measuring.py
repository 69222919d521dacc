"""./hearth bench: one measurement with a database of its own, or the list of them."""

import subprocess
import sys

from hearth.ops.database import throwaway
from hearth.ops.places import ROOT

BENCHES = ROOT / "bench"


def main(words: list[str]) -> int:
    if not words:
        print("\n".join(f"./hearth bench {name}" for name in names()))
        return 0
    name, *options = words
    if name not in names():
        print(f"There is no bench/{name}.py. There are: {', '.join(names())}.", file=sys.stderr)
        return 1
    with throwaway() as surroundings:
        argv = [sys.executable, str(BENCHES / f"{name}.py"), *options]
        return subprocess.run(argv, cwd=ROOT, env=surroundings, check=False).returncode


def names() -> list[str]:
    return sorted(file.stem for file in BENCHES.glob("*.py") if not file.stem.startswith("_"))
