"""What was acknowledged survives any sudden death: the large measurement at small scale."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_or_done_twice_when_processes_are_killed():
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "HEARTH_"))
    }
    environment |= {"PYTHONPATH": f"{ROOT / 'src'}", "DJANGO_SETTINGS_MODULE": "hearth.settings"}
    words = [sys.executable, str(ROOT / "bench" / "crash.py"), "--faults", "5", "--messages", "300", "--clients", "4"]

    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "BROKEN" not in done.stdout
