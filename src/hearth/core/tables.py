"""Many tables in one migration: models are drawn once for all of them, not once for each change."""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class Together(Operation):
    """What an app begins with: its tables, and what links or guards them.

    Django draws every related model anew after each operation, and here everything leads to a congress: eighty tables
    took half a minute. A table is therefore made as it is once all operations are through, with its late columns,
    indexes and constraints in it; what concerns an older table follows by itself.
    """

    reversible = True

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        vars(state).pop("apps", None)  # models drawn before would be drawn anew for each operation
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self._of_the_database():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self._of_the_database()):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Make {', '.join(made.name for made in self._made())} together"

    def _made(self) -> list[CreateModel]:
        return [operation for operation in self.operations if isinstance(operation, CreateModel)]

    def _of_the_database(self) -> list[Operation]:
        names = {made.name_lower for made in self._made()}
        others = [each for each in self.operations if getattr(each, "model_name_lower", None) not in names]
        return [*self._made(), *(each for each in others if not isinstance(each, CreateModel))]
