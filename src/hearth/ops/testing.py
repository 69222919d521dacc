"""./hearth test: all tests, or some; the browser's in a run of their own, since its event loop stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from hearth.ops.database import throwaway
from hearth.ops.places import ROOT
from hearth.ops.translations import compile_translations

BROWSER_TESTS = "tests/browser"
SHELL = "chromium-headless-shell"  # a fifth faster than the whole browser, whose window nobody sees
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome")
APT = f"apt-get install -y --no-install-recommends {SHELL} libatomic1 fonts-wqy-microhei"
NOTHING_COLLECTED = 5


def main(words: list[str]) -> int:
    """The last line of pytest says how many passed; a missing browser is a failure unless it was waived."""
    options = [word for word in words if word != "--no-browser"]
    paths = [word for word in options if (ROOT / word.split("::")[0]).exists()]
    options = [word for word in options if word not in paths]
    compile_translations()
    with throwaway() as surroundings:
        results = [_pytest(run, surroundings) for run in runs(paths, options, with_browser="--no-browser" not in words)]
    return max((result for result in results if result != NOTHING_COLLECTED), default=NOTHING_COLLECTED)


def runs(paths: list[str], options: list[str], *, with_browser: bool) -> list[list[str]]:
    """Which pytest runs these words mean; two processes nearly halve the time of all, and cost more for one file."""
    in_browser = [path for path in paths or [BROWSER_TESTS] if path.startswith(BROWSER_TESTS)]
    others = [path for path in paths or ["tests"] if path not in in_browser]
    spread = [] if paths else ["-n", "2", "--dist", "worksteal"]  # long files lie at the end
    found = [[*others, f"--ignore={BROWSER_TESTS}", *spread, *options]] if others else []
    if in_browser and with_browser and (ROOT / BROWSER_TESTS).exists():
        found.append([*in_browser, *spread, *options])
    return found


def _pytest(words: list[str], surroundings: dict[str, str]) -> int:
    if words[0].startswith(BROWSER_TESTS):
        if not has_browser():
            return 1
        surroundings = {**surroundings, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    return subprocess.run([sys.executable, "-m", "pytest", *words], cwd=ROOT, env=surroundings, check=False).returncode


def has_browser() -> bool:
    """Root gets the browser installed; anybody else is told the line that does it."""
    if any(shutil.which(name) for name in NAMES):
        return True
    if os.geteuid() == 0 and Path("/usr/bin/apt-get").exists():
        installed = subprocess.run(["sh", "-c", f"apt-get update && {APT}"], check=False).returncode == 0
        return installed and shutil.which(SHELL) is not None
    print(f"The browser tests need Chromium:\n  sudo {APT}\nor leave them out: ./hearth test --no-browser")
    return False
