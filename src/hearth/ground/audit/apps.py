from django.apps import AppConfig


class AuditConfig(AppConfig):
    """What happened, who looked?"""

    name = "hearth.ground.audit"
    label = "audit"
