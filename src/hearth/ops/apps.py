from django.apps import AppConfig


class OpsConfig(AppConfig):
    """Keeping it running."""

    name = "hearth.ops"
    label = "ops"
