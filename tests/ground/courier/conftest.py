"""A mail server of our own, spoken to over a real connection."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

DELIVERED, REFUSED, LATER = "250 OK", "550 no such person", "451 try again later"


class Postbox:
    """Keeps what arrives, or answers what it was told to."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.at_recipient = self.at_data = DELIVERED

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if self.at_recipient == DELIVERED:
            envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.at_data == DELIVERED:
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return self.at_data


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    """E-mail really leaves, and arrives here."""
    settings.EMAIL_BACKEND = "hearth.ground.courier.channels.email.Backend"
    settings.HEARTH_CHANNELS = {**settings.HEARTH_CHANNELS, "email": "hearth.ground.courier.channels.email"}
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    yield box
    server.stop()
