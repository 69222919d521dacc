from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    """What does the deputy ask for?"""

    name = "hearth.journey.suggestions"
    label = "suggestions"
