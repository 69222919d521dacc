from django.apps import AppConfig


class DossierConfig(AppConfig):
    """What has this deputy done?"""

    name = "hearth.record.dossier"
    label = "dossier"
