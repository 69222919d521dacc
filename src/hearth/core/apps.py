from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The toolbox: knows nothing about congresses."""

    name = "hearth.core"
    label = "core"
