from django.apps import AppConfig


class CourierConfig(AppConfig):
    """How does news reach a person?"""

    name = "hearth.ground.courier"
    label = "courier"
