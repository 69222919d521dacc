"""News by e-mail, over SMTP as the operator configured it."""

import smtplib

from django.core.mail import EmailMessage

from hearth.ground.courier.channels import Refused

FOR_GOOD = 500  # below, a mail server only asks to try again later (RFC 5321, 4.2.1)


def send(address: str, subject: str, body: str, reference: str) -> None:
    """One message; its Message-ID is made of the reference, so that a mail server can tell a repetition."""
    headers = {"Message-ID": f"<{reference}@hearth.invalid>", "Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(subject, body, to=[address], headers=headers).send()
    except smtplib.SMTPRecipientsRefused as error:
        if all(code < FOR_GOOD for code, _words in error.recipients.values()):
            raise
        raise Refused(type(error).__name__) from error
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        if error.smtp_code < FOR_GOOD:
            raise
        raise Refused(type(error).__name__) from error
