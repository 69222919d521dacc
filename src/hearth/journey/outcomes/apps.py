from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """What changed?"""

    name = "hearth.journey.outcomes"
    label = "outcomes"
