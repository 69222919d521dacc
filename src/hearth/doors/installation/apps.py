from django.apps import AppConfig


class InstallationConfig(AppConfig):
    """The front door of an installation."""

    name = "hearth.doors.installation"
    label = "installation"
