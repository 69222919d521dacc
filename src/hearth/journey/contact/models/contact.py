from django.db import models

from hearth.core.encryption import EncryptedTextField
from hearth.core.tenancy import TenantModel


class Contact(TenantModel):
    """How a citizen can be addressed and reached. Apart from the thread, encrypted, shown only for a reason (T5)."""

    thread = models.OneToOneField("contact.Thread", models.CASCADE, related_name="contact")
    name = EncryptedTextField()
    phone = EncryptedTextField()
    email = EncryptedTextField()
    guardian = EncryptedTextField()

    personal = ("name", "phone", "email", "guardian")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def ways(self) -> list[tuple[str, str]]:
        """Channel and address of every way this person left."""
        return [(way, value) for way, value in (("email", self.email), ("sms", self.phone)) if value]
