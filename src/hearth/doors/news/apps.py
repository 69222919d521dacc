from django.apps import AppConfig


class NewsConfig(AppConfig):
    """How is anybody told of anything?"""

    name = "hearth.doors.news"
    label = "news"
