"""The contact form: stored, mailed to the federation's own team, closed to robots and floods."""

import csv
import io

import pytest
from django.core import mail
from wagtail.contrib.forms.models import FormSubmission

from pages.models import ContactField, ContactPage
from tests import builders


@pytest.fixture
def fields(an_giang):
    """The form's field names, from the labels of the starter form."""
    return [field.clean_name for field in an_giang.contact.form_fields.all()]


@pytest.fixture
def message(fields):
    """What a reader posts."""
    return dict(zip(fields, ["Nguyễn Văn Hỏi", "hoi@example.com", "", "Xin hỏi về hợp đồng."], strict=True))


def test_message_is_stored_and_mailed_to_those_who_may_publish_here(an_giang, visit, message):
    response = visit(an_giang.host, an_giang.contact.url, method="post", data=message)

    assert response.status_code == 302
    assert FormSubmission.objects.get(page=an_giang.contact).form_data == message
    (sent,) = mail.outbox
    assert sorted(sent.to) == ["manager@an-giang.example", "reviewer@an-giang.example"]
    assert sent.reply_to == ["hoi@example.com"]
    assert "Xin hỏi về hợp đồng." in sent.body


def test_entered_addresses_come_before_the_team(an_giang, visit, message):
    ContactPage.objects.filter(pk=an_giang.contact.pk).update(to_address="mot@x.example, hai@x.example")

    visit(an_giang.host, an_giang.contact.url, method="post", data=message)

    assert mail.outbox[0].to == ["mot@x.example", "hai@x.example"]


def test_reload_after_sending_shows_thanks_and_sends_nothing(an_giang, visit, message):
    response = visit(an_giang.host, an_giang.contact.url, method="post", data=message, follow=True)

    assert response.status_code == 200
    assert [address.endswith("?sent=1") for address, _status in response.redirect_chain] == [True]
    assert len(mail.outbox) == 1


def test_bad_message_is_kept_in_the_form_with_its_error(an_giang, visit, message, fields):
    response = visit(
        an_giang.host, an_giang.contact.url, method="post", data={**message, fields[1]: "no address", fields[3]: ""}
    )

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {fields[1], fields[3]}
    assert "Nguyễn Văn Hỏi" in response.content.decode()
    assert not FormSubmission.objects.exists()


def test_robot_thinks_it_has_sent(an_giang, visit, message):
    response = visit(
        an_giang.host,
        an_giang.contact.url,
        method="post",
        data={**message, ContactPage.HONEYPOT: "http://spam.example"},
    )

    assert response.status_code == 302
    assert not FormSubmission.objects.exists()
    assert not mail.outbox


def test_flood_from_one_sender_is_stopped_and_others_go_on(an_giang, visit, message, settings):
    settings.CONTACT_MESSAGES_PER_HOUR = 2
    for _number in range(2):
        visit(an_giang.host, an_giang.contact.url, method="post", data=message)

    refused = visit(an_giang.host, an_giang.contact.url, method="post", data=message)
    other = visit(an_giang.host, an_giang.contact.url, method="post", data=message, REMOTE_ADDR="192.0.2.7")

    assert refused.status_code == 422
    assert refused.context["form"].non_field_errors()
    assert other.status_code == 302
    assert FormSubmission.objects.count() == 3


def test_message_too_long_for_a_mailbox_is_refused(an_giang, visit, message, fields):
    response = visit(an_giang.host, an_giang.contact.url, method="post", data={**message, fields[3]: "a" * 5001})

    assert fields[3] in response.context["form"].errors


def test_mail_that_fails_does_not_lose_the_message(an_giang, visit, message, settings):
    settings.EMAIL_BACKEND = "tests.pages.broken_mail.EmailBackend"

    response = visit(an_giang.host, an_giang.contact.url, method="post", data=message)

    assert response.status_code == 302
    assert FormSubmission.objects.count() == 1


@pytest.mark.parametrize(("person", "may"), [("editor", True), ("neighbour", False), ("stranger", False)])
def test_messages_are_read_by_the_team_alone(an_giang, ca_mau, stranger, visit, message, person, may):
    visit(an_giang.host, an_giang.contact.url, method="post", data=message)
    user = {"editor": an_giang.editor, "neighbour": ca_mau.editor, "stranger": stranger}[person]

    response = visit(an_giang.host, f"/admin/forms/submissions/{an_giang.contact.pk}/", user)

    assert ("Xin hỏi về hợp đồng." in response.content.decode()) is may


def test_fields_stand_in_the_order_the_team_gave_them(an_giang, visit):
    fields = list(an_giang.contact.form_fields.all())
    for number, field in enumerate(reversed(fields)):
        type(field).objects.filter(pk=field.pk).update(sort_order=number)

    form = visit(an_giang.host, an_giang.contact.url).context["form"]

    assert list(form.fields) == [field.clean_name for field in reversed(fields)]


def test_field_of_any_name_is_no_trap_for_readers(an_giang, visit, message):
    field = ContactField(page=an_giang.contact, label="Website", field_type="singleline", required=False)
    field.save()

    visit(an_giang.host, an_giang.contact.url, method="post", data={**message, "website": "https://toi.example"})

    assert FormSubmission.objects.get().form_data["website"] == "https://toi.example"


def test_field_names_are_made_like_slugs(an_giang):
    names = {field.label: field.clean_name for field in an_giang.contact.form_fields.all()}

    assert names["Điện thoại"] == "dien_thoai"


def test_label_in_another_script_has_a_name_too(an_giang):
    field = ContactField.objects.create(page=an_giang.contact, label="Вопрос", field_type="singleline")

    assert field.clean_name


def test_mail_shows_choices_and_dates_as_people_write_them(an_giang, visit, message):
    for label, kind, choices in (("Chủ đề", "checkboxes", "Lương, Hợp đồng"), ("Ngày hẹn", "date", "")):
        ContactField.objects.create(page=an_giang.contact, label=label, field_type=kind, choices=choices)
    data = {**message, "chu_de": ["Lương", "Hợp đồng"], "ngay_hen": "30/9/2026"}

    visit(an_giang.host, an_giang.contact.url, method="post", data=data)

    assert "Chủ đề: Lương, Hợp đồng" in mail.outbox[0].body
    assert "Ngày hẹn: 30/09/2026" in mail.outbox[0].body


def test_every_preview_that_is_offered_works(an_giang):
    for mode, _label in an_giang.contact.preview_modes:
        assert an_giang.contact.make_preview_request(preview_mode=mode).status_code == 200


def test_spreadsheet_of_messages_has_text_that_stays_text_and_local_times(an_giang, ca_mau, visit, message, fields):
    formula = '=HYPERLINK("https://evil.example","Xem")'
    visit(an_giang.host, an_giang.contact.url, method="post", data={**message, fields[3]: formula})
    FormSubmission.objects.update(submit_time=builders.local(2026, 3, 2, 6, 30))
    path = f"/admin/forms/submissions/{an_giang.contact.pk}/?export=csv"

    file = visit(an_giang.host, path, an_giang.manager).getvalue().decode()

    assert file.startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(file.removeprefix("\ufeff")))
    assert f"'{formula}" in row.values()
    assert next(iter(row.values())).startswith(("02/03/2026", "06:30"))
    assert visit(ca_mau.host, path, ca_mau.manager).status_code != 200
