"""Where things lie: the clone, and the directory that holds everything an installation writes."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]


def data_directory(chosen: str | None = None) -> Path:
    """What the command line says, else HEARTH_DATA, else `var` in the clone."""
    return Path(chosen or os.environ.get("HEARTH_DATA") or ROOT / "var").resolve()
