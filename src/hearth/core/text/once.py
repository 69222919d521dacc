"""What is worked out when it is first asked for, and kept: as the library has it since Python 3.12.

Before, it takes a lock each time, which costs more than most of what is worked out here.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:
        """Found once, it stands in the object itself, and is not asked for here again."""

        def __init__(self, work: Callable[[Any], Any]) -> None:
            self.work, self.name, self.__doc__ = work, work.__name__, work.__doc__

        def __get__(self, thing: Any, kind: Any = None) -> Any:
            if thing is None:
                return self
            found = thing.__dict__[self.name] = self.work(thing)
            return found


__all__ = ["cached_property"]
