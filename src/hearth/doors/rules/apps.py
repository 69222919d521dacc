from django.apps import AppConfig


class RulesConfig(AppConfig):
    """By which rules is everything counted, and who may change them?"""

    name = "hearth.doors.rules"
    label = "rules"
