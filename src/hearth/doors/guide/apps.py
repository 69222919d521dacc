from django.apps import AppConfig


class GuideConfig(AppConfig):
    """How far is this congress set up, and what comes next?"""

    name = "hearth.doors.guide"
    label = "guide"
