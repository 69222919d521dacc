"""What hinders a text encoder, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

PROBLEMS: dict[str, Any] = {
    "silent": _("It does not answer."),
    "busy": _("It answers that it cannot serve just now."),
    "denied": _("It does not accept our key."),
    "unknown": _("It knows no such address or model."),
    "declined": _("It takes none of our texts, not even a harmless sentence."),
    "garbled": _("What it answers cannot be read as vectors."),
    "count": _("It sends fewer or more vectors than texts."),
    "uneven": _("It sends vectors of different lengths."),
    "shape": _("It sends something that is no vector."),
    "not_finite": _("Its vectors hold something that is no number."),
    "empty": _("It gives a vector of nothing but zeros for a harmless sentence."),
    "dimension": _("Its vectors have another length than before: another model answers under the same name."),
    "otherwise": _("It gives the same sentence another vector than before: another model answers under the same name."),
    "setting": _("HEARTH_TEXT_ENCODER cannot be read."),
    "folder": _("There is no model in that folder."),
    "library": _("The library that reads models from a folder is not installed."),
    "model": _("The model in that folder cannot be read."),
}
ADVICE: dict[str, Any] = {
    "silent": _("See whether it runs and can be reached from here. It is asked again by itself."),
    "busy": _("It is asked again by itself."),
    "denied": _("Look at HEARTH_TEXT_ENCODER_KEY_FILE."),
    "dimension": _(
        "If that is meant, give HEARTH_TEXT_ENCODER_VERSION another word; all messages are then encoded anew."
    ),
    "otherwise": _(
        "If that is meant, give HEARTH_TEXT_ENCODER_VERSION another word; all messages are then encoded anew."
    ),
    "folder": _("It must hold model.safetensors and tokenizer.json."),
    "library": _("Start with ./hearth while HEARTH_TEXT_ENCODER is set: it installs what is missing."),
}
USUAL = _("Look at HEARTH_TEXT_ENCODER: docs/how-to/text-encoder.md.")


def problem_in_words(problem: str, detail: str = "") -> str:
    """What is wrong, with what else is known of it in brackets."""
    told = str(PROBLEMS[problem])
    return f"{told} ({detail})" if detail else told


def advice_for(problem: str) -> str:
    """What to do about it."""
    return str(ADVICE.get(problem, USUAL))
