"""The user model: people sign in with their e-mail address."""

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.text import clean_text


class UserManager(BaseUserManager):
    """Makes users; an address is the same in capitals."""

    use_in_migrations = True

    def _create(self, email, password, **extra):
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email, password=None, **extra):
        """Make and return a user; without a password nobody can sign in as them yet."""
        return self._create(email, password, **{"is_staff": False, "is_superuser": False, **extra})

    def create_superuser(self, email, password=None, **extra):
        """Make and return a national administrator."""
        return self._create(email, password, **{**extra, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username):
        return self.get(email=normal_email(username))


def normal_email(address):
    """Return an e-mail address in the one form that is stored: NFC, lower case, no space around."""
    return clean_text(address).strip().lower()


class User(AbstractUser):
    """A person with an account. What they may do follows from their groups (sites.roles)."""

    username = None
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("There is already an account with this e-mail address.")},
    )
    # Part of what every session is checked against: a higher number ends them all (accounts.sessions).
    session_epoch = models.PositiveIntegerField(default=0, editable=False)

    # Written by the nightly look for accounts that nobody uses (sites.people.idle).
    idle_warned_at = models.DateTimeField(_("warned of being idle at"), null=True, blank=True, editable=False)
    disabled_as_idle_at = models.DateTimeField(_("disabled as idle at"), null=True, blank=True, editable=False)
    enabled_at = models.DateTimeField(_("enabled again at"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def clean(self):
        self.email = normal_email(self.email)
        super().clean()

    def save(self, *args, **kwargs):
        self.email = normal_email(self.email)
        self.first_name = clean_text(self.first_name)
        self.last_name = clean_text(self.last_name)
        if self.is_active and self.disabled_as_idle_at:
            # Whoever enabled it: the mark would let a team's manager undo a later disabling that was meant.
            self.disabled_as_idle_at, self.enabled_at = None, timezone.now()
        super().save(*args, **kwargs)

    def get_full_name(self):
        """Return the name as Vietnamese write it: family and middle name (last_name), then the given name."""
        return f"{self.last_name} {self.first_name}".strip()

    def get_session_auth_hash(self):
        """Return what a session must hold to stay signed in: Django's hash of the password, and the epoch."""
        return self._with_epoch(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self):
        """Yield the same for each secret key that is still accepted while keys are changed."""
        yield from map(self._with_epoch, super().get_session_auth_fallback_hash())

    def _with_epoch(self, password_hash):
        return f"{self.session_epoch}.{password_hash}"


class RecoveryCode(models.Model):
    """A one-time code that stands in for a lost authenticator app. Only a digest of it is kept.

    It belongs to the app's device and goes with it. Both count their wrong codes in the device's one counter.
    """

    device = models.ForeignKey(TOTPDevice, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        constraints = [
            models.UniqueConstraint(fields=["device", "digest"], name="recovery_code_once_per_device"),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
