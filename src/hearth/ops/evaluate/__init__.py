"""./hearth evaluate TASK --input FILE --output FILE: what the product does with texts, written down to be judged.

Labels in the input are not read. Nothing is asked of a database or a network.
"""

import sys
from importlib import import_module

from hearth.ops.evaluate.rows import Unreadable

TASKS = {
    "demands": "demands",
    "pairs": "pairs",
}


def main(words: list[str]) -> int:
    """Hand over to the task; a file that cannot be read as it should is said in a sentence."""
    task, *rest = words or [""]
    if task not in TASKS:
        print(f"./hearth evaluate TASK --input FILE --output FILE; tasks are: {', '.join(TASKS)}.", file=sys.stderr)
        return 2
    try:
        return int(import_module(f"hearth.ops.evaluate.{TASKS[task]}").main(rest))
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 2
