from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """Which rule, which deadline?"""

    name = "hearth.ground.rulebook"
    label = "rulebook"
