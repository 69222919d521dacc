from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Who represents me, and how do I reach them?"""

    name = "hearth.doors.home"
    label = "home"
