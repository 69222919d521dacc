"""News by e-mail, over SMTP as the operator configured it."""

import smtplib

from django.core.mail import EmailMessage

from hearth.ground.courier.channels import Refused


def send(address: str, subject: str, body: str, reference: str) -> None:
    """One message; its Message-ID is made of the reference, so that a mail server can tell a repetition."""
    headers = {"Message-ID": f"<{reference}@hearth.invalid>", "Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(subject, body, to=[address], headers=headers).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
        raise Refused(type(error).__name__) from error
