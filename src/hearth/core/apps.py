from django.apps import AppConfig, apps
from django.conf import settings
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    """The toolbox: knows nothing about congresses."""

    name = "hearth.core"
    label = "core"

    def ready(self) -> None:
        from hearth.core.walls import raise_after_migrating

        # told once for each app that has models: once for all of them is enough
        post_migrate.connect(raise_after_migrating, sender=apps.get_app_config(settings.HEARTH_TENANT.split(".")[0]))
