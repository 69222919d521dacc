from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """What of a closed year counts how much, where a congress wants that at all?"""

    name = "hearth.record.scoring"
    label = "scoring"
