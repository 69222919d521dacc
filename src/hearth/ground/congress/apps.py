from django.apps import AppConfig


class CongressConfig(AppConfig):
    """What is this person here?"""

    name = "hearth.ground.congress"
    label = "congress"
