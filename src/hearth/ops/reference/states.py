"""Where things stand and how they move: each lifecycle as a table and as a picture."""

from collections.abc import Iterator

from django.apps import apps

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.ops.reference.markdown import code, first_sentence, section, table, whole

INTRODUCTION = (
    "A thing's `state` is changed only by a move of its lifecycle, and only from the state in which the person saw it; "
    "who was slower is told so. In the pictures, moves that lead back to the same state are left out."
)


def page() -> str:
    """One section for each model that moves."""
    moving = [model for model in apps.get_models() if issubclass(model, Moving)]
    parts = [_section(model) for model in sorted(moving, key=lambda model: model._meta.label)]
    return whole("States", INTRODUCTION, *parts)


def _section(model: type) -> str:
    rows = [(code(state), _moves(model.lifecycle, state)) for state in model.lifecycle.states]  # type: ignore[attr-defined]
    heads = ("State", "Moves and where they lead")
    return section(model.__name__, first_sentence(model), table(heads, rows), _picture(model.lifecycle))  # type: ignore[attr-defined]


def _moves(lifecycle: Lifecycle, state: str) -> str:
    return ", ".join(f"{code(move)} → {target}" for move, target in lifecycle.moves(state).items()) or "none: the end"


def _picture(lifecycle: Lifecycle) -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {lifecycle.initial}", *_arrows(lifecycle)]
    return "\n".join([*lines, *(f"    {end} --> [*]" for end in lifecycle.states if not lifecycle.moves(end)), "```"])


def _arrows(lifecycle: Lifecycle) -> Iterator[str]:
    for state in lifecycle.states:
        for target in dict.fromkeys(lifecycle.moves(state).values()):
            moves = [move for move, to in lifecycle.moves(state).items() if to == target]
            if target != state:
                yield f"    {state} --> {target}: {', '.join(moves)}"
