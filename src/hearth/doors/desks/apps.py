from django.apps import AppConfig


class DesksConfig(AppConfig):
    """What waits for me?"""

    name = "hearth.doors.desks"
    label = "desks"
