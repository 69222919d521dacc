"""News by e-mail, over SMTP as the operator configured it: plain and as a page, in threads, with a way to stop it."""

import smtplib
from email.utils import parseaddr
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from hearth.ground.courier.channels import InDoubt, Refused
from hearth.ground.courier.parcels import Parcel

FOR_GOOD = 500  # below, a mail server only asks to try again later (RFC 5321, 4.2.1)


class Careful(smtplib.SMTP):
    """Once the words are on their way, a connection that breaks leaves it open whether they arrived."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            return super().data(msg)
        except smtplib.SMTPDataError:
            raise  # the server has said no, or not now
        except OSError as error:
            raise InDoubt(type(error).__name__) from error


class Backend(EmailBackend):
    """Django's, with the careful connection."""

    @cached_property
    def connection_class(self) -> type[smtplib.SMTP]:
        return Careful


def send(parcel: Parcel) -> None:
    """One message; its Message-ID is made of the reference, so that a mail server can tell a repetition."""
    message = EmailMultiAlternatives(parcel.subject, parcel.text, to=[parcel.address], headers=headers(parcel))
    if parcel.html:
        message.attach_alternative(parcel.html, "text/html")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        if all(code < FOR_GOOD for code, _words in error.recipients.values()):
            raise
        raise Refused(type(error).__name__) from error
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        if error.smtp_code < FOR_GOOD:
            raise
        raise Refused(type(error).__name__) from error


def headers(parcel: Parcel) -> dict[str, str]:
    """What mail programs go by: one conversation for one matter, no answers from machines, one click to stop."""
    told = {"Message-ID": _mark(parcel.reference), "Auto-Submitted": "auto-generated"}
    if parcel.conversation:
        told["In-Reply-To"] = told["References"] = _mark(parcel.conversation)
    if "://" in parcel.stop:  # where the installation knows how it is reached
        told["List-Unsubscribe"] = f"<{parcel.stop}>"
    if parcel.stop.startswith("https://"):
        told["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return told


def _mark(name: str) -> str:
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{name}@{host or 'hearth.invalid'}>"
