"""The fixed words of posters, cards and receipts, in the language that is active."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def poster_words() -> dict[str, object]:
    return {
        "product": _("Hearth"),
        "headline": _("Scan to reach\nyour deputy"),
        "between": pgettext("between role and district", ", "),
        "code": _("QR code: opens %(address)s"),
        "number": _("Poster no."),
        "steps": [
            [_("1 Scan"), _("camera or WeChat")],
            [_("2 Write"), _("type or speak")],
            [_("3 Follow"), _("with your code")],
        ],
        "telephone": _("No smartphone? Call"),
    }


def card_words(is_stations: bool) -> dict[str, str]:
    return {
        "product": _("Hearth"),
        "code": _("QR code: opens %(address)s"),
        "scan": _("Scan to write to a deputy") if is_stations else _("Scan to write to me"),
        "number": _("No."),
        "telephone": _("Station"),
    }


def receipt_words() -> dict[str, str]:
    return {
        "product": _("Hearth"),
        "heading": _("We have your message"),
        "code": _("Tracking code"),
        "qr": _("QR code: opens your message"),
        "keep": _("Keep this safe. Whoever has the code can read your message."),
        "scan": _("Scan to follow it"),
        "or_type": _("Or open this address and type the code"),
        "next": _("What happens next"),
        "telephone": _("Or call and read the code aloud"),
    }


def code_card_words() -> dict[str, str]:
    return {
        "product": _("Hearth"),
        "heading": _("Codes for signing in"),
        "how": _(
            "After your password, the sign-in asks for one code by its number. Cross it out once you have used it."
        ),
        "keep": _("Keep the card apart from your password. Lost it? Call at once:"),
    }
