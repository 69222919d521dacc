from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Who handles it, by when?"""

    name = "hearth.journey.casework"
    label = "casework"
