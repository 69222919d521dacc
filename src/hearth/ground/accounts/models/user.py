from typing import Any

from django.contrib.auth.hashers import check_password, is_password_usable, make_password
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import get_language

from hearth.core import clock, tenancy
from hearth.core.ids import uuid7


class User(models.Model):
    """A person who signs in: a deputy, a clerk, a unit's contact. What they may do, their posts in a congress say."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sign_in_name = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    sound = models.CharField(max_length=160, blank=True)
    # whose administrators may close the account or give it a new password, wherever else the person has a seat
    home = models.ForeignKey(
        "congress.Congress",
        models.PROTECT,
        null=True,
        default=tenancy.id_in_scope,
        related_name="+",
        db_constraint=False,
    )
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    password = models.CharField(max_length=128)
    password_set_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)
    is_for_demo = models.BooleanField(default=False)
    single_keys = models.BooleanField(default=True)

    objects: Any = models.Manager()
    personal = ("sign_in_name", "name", "name_en", "sound", "email", "phone")

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="user_addresses_differ")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """In the reader's language."""
        return (self.name_en or self.name) if get_language() == "en" else self.name

    def set_password(self, password: str) -> None:
        """Keep a slow hash of it (Argon2id), and since when it is theirs."""
        self.password, self.password_set_at = make_password(password), clock.now()

    def has_password(self, password: str) -> bool:
        """Whether this is the password."""
        return check_password(password, self.password)

    def forget_password(self) -> None:
        """From now on no password is the right one."""
        self.password = make_password(None)

    @property
    def can_sign_in(self) -> bool:
        """Whether the account is open and has a password at all."""
        return self.is_active and is_password_usable(self.password)
