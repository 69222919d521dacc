"""What `./hearth check` and every start look at."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from hearth.core.actors import ROLES
from hearth.ground.accounts.profiles import PROFILES


@register
def settings_are_known(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A misspelt profile or post must not quietly mean that nothing is demanded."""
    faults = []
    if settings.HEARTH_POLICY_PROFILE not in PROFILES:
        faults.append(Error(f"HEARTH_POLICY_PROFILE must be one of {', '.join(PROFILES)}.", id="accounts.E001"))
    if unknown := set(settings.HEARTH_SECOND_FACTOR_ROLES) - set(ROLES):
        faults.append(Error(f"HEARTH_SECOND_FACTOR_ROLES names no post: {', '.join(unknown)}.", id="accounts.E002"))
    return faults
