"""What a person reads in the terminal once everything runs."""

import io
import re
from pathlib import Path

import segno

CODE_PATH = re.compile(r"/c/[\w-]+")


def welcome(data: Path, address: str, reachable: str) -> str:
    """The address, the demo's sign-ins as they were told on the first start, and a code to point a telephone at."""
    lines = [f"\nHearth is running:  {address}/"]
    demo = data / "demo.txt"
    if demo.exists():
        told = demo.read_text().strip()
        lines += ["", told]
        if code := CODE_PATH.search(told):
            lines += ["", terminal_code(reachable + code[0]), reachable + code[0]]
    return "\n".join([*lines, "", f"Data lies in {data}. Ctrl-C stops everything."])


def terminal_code(url: str) -> str:
    drawn = io.StringIO()
    segno.make(url, error="m", micro=False).terminal(out=drawn, border=2, compact=True)
    return drawn.getvalue().rstrip("\n")
