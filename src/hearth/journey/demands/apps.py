from django.apps import AppConfig


class DemandsConfig(AppConfig):
    """Who else says so?"""

    name = "hearth.journey.demands"
    label = "demands"
