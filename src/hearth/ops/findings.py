"""What somebody found who looked at an installation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `advice` is empty when nothing need be done."""

    sentence: str
    advice: str = ""

    @property
    def is_well(self) -> bool:
        return not self.advice
