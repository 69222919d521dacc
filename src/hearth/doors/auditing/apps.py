from django.apps import AppConfig


class AuditingConfig(AppConfig):
    """Can it be trusted?"""

    name = "hearth.doors.auditing"
    label = "auditing"
