import json
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.encryption import keyed_hash
from hearth.core.plain import plain
from hearth.ground.congress.models import Congress
from hearth.journey.contact import actions
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.models import DeputyCode

LONGEST = 10_000
LOADER = System("load")


class Command(BaseCommand):
    help = (
        "Sends messages from a file of JSON lines through the same action as the web form. Reads title, body, text, "
        "question or words; the same line a second time changes nothing."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, nargs="+")
        parser.add_argument("--congress", help="its short name; the first one if left out")
        parser.add_argument("--limit", type=int, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        congress = self._congress(options["congress"])
        with tenancy.inside(congress):
            for file in options["file"]:
                self._load(file, options["limit"])

    def _congress(self, slug: str | None) -> Congress:
        found: Congress | None = Congress.objects.filter(**({"slug": slug} if slug else {})).order_by("id").first()
        if found is None:
            raise CommandError("There is no such congress.")
        return found

    def _load(self, file: Path, limit: int) -> None:
        codes = list(DeputyCode.objects.active().of_deputies().filter(use="web").order_by("deputy__code"))
        if not codes:
            raise CommandError("No deputy of this congress has a code that leads to them.")
        sent = skipped = 0
        started = time.monotonic()
        texts = islice(self._texts(file), limit if limit > 0 else None)
        for text, code in zip(texts, cycle(codes), strict=False):
            sent, skipped = (sent + 1, skipped) if text and self._send(code, text) else (sent, skipped + 1)
        seconds = time.monotonic() - started
        self.stdout.write(f"{sent} messages sent, {skipped} lines had nothing new, {seconds:.1f} s")

    def _send(self, code: DeputyCode, text: str) -> bool:
        key = keyed_hash("tracking.submission", b"load", sha256(text.encode()).digest())
        before = clock.now()
        thread = actions.submit(code, Words(text[:LONGEST], channel="load"), key, by=LOADER)
        return thread.began_at >= before  # the same words lead to the thread they made the first time

    def _texts(self, file: Path) -> Iterator[str]:
        try:
            with file.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield self._text(line, number)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file} is not UTF-8 text.") from error

    def _text(self, line: str, number: int) -> str:
        try:
            row = json.loads(line)
        except ValueError as error:
            raise CommandError(f"Line {number} is not JSON.") from error
        if not isinstance(row, dict):
            raise CommandError(f"Line {number} is not an object.")
        words = row.get("words")
        said = [row.get("title"), row.get("body"), row.get("text"), row.get("question"), row.get("query")]
        said.append(" ".join(words) if isinstance(words, list) else words)
        return plain("\n".join(str(part) for part in said if part))
