"""What was looked up a few seconds ago and still serves: kept by each process for itself, and never for long."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """Keeps what was made for some seconds and then lets go of it; where there is no room, the oldest gives way."""

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
        self._let_go()
        self._kept[key] = (time.monotonic(), made)
        return made

    def _let_go(self) -> None:
        """Of everything that is too old, and of one more where there is no room; the oldest stands first."""
        for key, (made_at, _) in self._kept.copy().items():
            if len(self._kept) < self.most and time.monotonic() - made_at < self.seconds:
                break
            self._kept.pop(key, None)

    def forget(self) -> None:
        """Look everything up again."""
        self._kept.clear()
