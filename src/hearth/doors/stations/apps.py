from django.apps import AppConfig


class StationsConfig(AppConfig):
    """Who receives people, where and when?"""

    name = "hearth.doors.stations"
    label = "stations"
