from django.apps import AppConfig


class ContactConfig(AppConfig):
    """What did the citizen say?"""

    name = "hearth.journey.contact"
    label = "contact"
