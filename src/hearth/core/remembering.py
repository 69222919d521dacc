"""What was looked up a few seconds ago and still serves: kept by each process for itself, and never for long."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """Keeps what was made for some seconds; where there is no room, the oldest gives way."""

    def __init__(self, seconds: float, most: int) -> None:
        self.seconds, self.most = seconds, most
        self._kept: dict[Hashable, tuple[float, T]] = {}

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is known under this key, made anew where it is unknown or too old."""
        known = self.known(key)
        return self.keep(key, make()) if known is None else known

    def known(self, key: Hashable) -> T | None:
        """What is known under this key and not too old."""
        made_at, known = self._kept.get(key, (0.0, None))
        return known if known is not None and time.monotonic() - made_at < self.seconds else None

    def keep(self, key: Hashable, made: T) -> T:
        """Know this for some seconds."""
        self._kept.pop(key, None)
        if len(self._kept) >= self.most:
            self._kept.pop(next(iter(self._kept), None), None)
        self._kept[key] = (time.monotonic(), made)
        return made

    def forget(self) -> None:
        """Look everything up again."""
        self._kept.clear()
