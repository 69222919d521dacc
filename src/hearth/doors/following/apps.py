from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """What became of it?"""

    name = "hearth.doors.following"
    label = "following"
