"""The toolbox's own tables."""

from hearth.core.jobs import QueuedJob
from hearth.core.rounds import Stroke
from hearth.core.throttle import Tally

__all__ = ["QueuedJob", "Stroke", "Tally"]
