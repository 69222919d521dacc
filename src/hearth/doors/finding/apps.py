from django.apps import AppConfig


class FindingConfig(AppConfig):
    """Where is it?"""

    name = "hearth.doors.finding"
    label = "finding"
