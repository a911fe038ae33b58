"""Settings, messages of readers, one's own account, and the way in."""

from django.core import mail
from django.urls import reverse
from wagtail.contrib.forms.models import FormSubmission
from wagtail.users.models import UserProfile

from sites.models import Identity, Licence
from tests.cast import PASSWORD

from .base import MANAGERS, task


def _setting(desk, model):
    return reverse("wagtailsettings:edit", args=("sites", model, desk.side.federation.site_id))


@task("change the site's slogan, logo and banner", MANAGERS)
def _identity(desk):
    image = desk.side.the("library.LibraryImage")
    data = {**desk.form(_setting(desk, "identity")), "slogan": "Khẩu hiệu mới", "logo": image.pk, "banner": image.pk}
    desk.post(_setting(desk, "identity"), data)
    identity = Identity.objects.get(site=desk.side.federation.site)
    assert (identity.slogan, identity.logo_id) == ("Khẩu hiệu mới", image.pk)


@task("change the licence and a link to a social network", MANAGERS)
def _licence(desk):
    data = {**desk.form(_setting(desk, "licence")), "address": "Số 9", "social_links-0-name": "Zalo"}
    desk.post(_setting(desk, "licence"), data)
    licence = Licence.objects.get(site=desk.side.federation.site)
    assert licence.address == "Số 9"
    assert licence.social_links.get().name == "Zalo"


@task("delete a message of a reader")
def _delete_message(desk):
    submission = desk.side.the("wagtailforms.FormSubmission")
    address = reverse("wagtailforms:delete_submissions", args=(desk.side.pages["contact"].pk,))
    desk.post(f"{address}?selected-submissions={submission.pk}")
    assert not FormSubmission.objects.filter(pk=submission.pk).exists()


@task("receive a message of a reader", places=("own",))
def _message(desk):
    page = desk.side.pages["contact"]
    data = {field.clean_name: "ban-doc@example.com" for field in page.form_fields.all()}
    desk.post(f"/{page.slug}/", data)
    assert FormSubmission.objects.filter(page=page).count() == 2
    assert any(desk.side.mark.word in address for message in mail.outbox for address in message.to)


@task("change one's own name")
def _name(desk):
    address = reverse("wagtailadmin_account")
    data = desk.form(address)
    name = next(name for name in data if name.endswith("first_name"))
    desk.post(address, {**data, name: "Tên mới"})
    desk.user.refresh_from_db()
    assert desk.user.first_name == "Tên mới"


@task("choose the admin's language")
def _language(desk):
    address = reverse("wagtailadmin_account")
    data = desk.form(address)
    name = next((name for name in data if name.endswith("preferred_language")), None)
    if name:
        desk.post(address, {**data, name: "en"})
        assert UserProfile.objects.get(user=desk.user).preferred_language == "en"


@task("sign in")
def _sign_in(desk):
    data = {"username": desk.user.email, "password": PASSWORD, "next": "/admin/"}
    desk.post(reverse("wagtailadmin_login"), data, session="")


@task("sign out")
def _sign_out(desk):
    desk.post(reverse("wagtailadmin_logout"))


@task("ask for a new password")
def _reset(desk):
    mail.outbox.clear()
    desk.post(reverse("wagtailadmin_password_reset"), {"email": desk.user.email}, session="")
    assert [message.to for message in mail.outbox] == [[desk.user.email]]
