from django.apps import AppConfig


class OpsConfig(AppConfig):
    """Keeping it running."""

    name = "hearth.ops"
    label = "ops"

    def ready(self) -> None:
        """Known to `check --deploy` and to nothing else: no start waits for it."""
        from hearth.ops import checks  # noqa: F401
