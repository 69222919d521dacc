"""A service that answers as OpenAI's embeddings do: at one address, over one way out, and trusted with no more."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from hearth.core.fetching import Answer, exchange
from hearth.core.text.encoders.vectors import LONGEST, Declined, Unavailable, Unfit, Vector, checked

SECONDS = 20.0
MOST_EACH = LONGEST * 26  # bytes of an answer for one text: numbers written out as long as they get
GOOD, DENIED, UNKNOWN, BUSY, BROKEN = 200, (401, 403), (404, 405), (408, 429), 500
DECLINED = (400, 413, 422)


class ServiceEncoder:
    """Asks one host and follows it nowhere; where it does not answer as agreed, nothing of it is believed."""

    def __init__(self, address: str, model: str, key: str = "", edition: str = "") -> None:
        self.address, self.model = f"{address.rstrip('/')}/embeddings", model
        self.key, self.edition = key, edition
        try:
            self.destination = urlsplit(self.address).netloc
        except ValueError as error:
            raise Unfit("setting") from error
        if not self.destination:
            raise Unfit("setting")

    @property
    def version(self) -> str:
        """Its host and its model; where one name has meant several, a word of the operator's tells them apart."""
        return ",".join(filter(None, (f"openai:{self.destination}", self.model, self.edition)))[:120]

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Ask once; whether and when to ask again is for whoever calls to say."""
        told = {"model": self.model, "input": list(texts), "encoding_format": "float"}
        answer = self._asked(json.dumps(told, ensure_ascii=False).encode(), MOST_EACH * len(texts))
        if answer.status != GOOD:
            raise _refusal(answer.status)
        return checked(_in_order(answer.body), len(texts))

    def _asked(self, body: bytes, most: int) -> Answer:
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            return exchange(
                self.address, host=self.destination, body=body, headers=headers, seconds=SECONDS, most=most + 65_536
            )
        except OSError as error:
            raise Unavailable("silent", type(error).__name__) from error


def _refusal(status: int) -> Unavailable | Unfit | Declined:
    if status in DECLINED:
        return Declined("declined", status)
    if status in BUSY or status >= BROKEN:
        return Unavailable("busy", status)
    if status in DENIED:
        return Unfit("denied", status)
    return Unfit("unknown" if status in UNKNOWN else "garbled", status)


def _in_order(body: bytes) -> list[Any]:
    """The vectors in the order of the texts, whatever order they came in."""
    try:
        rows = json.loads(body)["data"]
        found = {row["index"]: row["embedding"] for row in rows}
        return [found[place] for place in range(len(rows))]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unfit("garbled", type(error).__name__) from error
