"""A page, setting or copy that points at another federation's things is refused, in every door."""

import pytest
from django.core.exceptions import ValidationError
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.contrib.settings.views import get_setting_edit_handler
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, get_page_models
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.forms import AnnouncedForm
from core.pages import SitePage
from news.models import NewsPage
from pages.models import StandardPage
from sites.models import Identity, Licence
from tests import builders


def link(page):
    return f'<p><a linktype="page" id="{page.pk}">liên kết</a></p>'


def paper(document):
    return f'<p><a linktype="document" id="{document.pk}">văn bản</a></p>'


def image(picture):
    return {"type": "image", "value": {"image": picture.pk, "caption": "", "credit": ""}}


VIDEO = "https://youtu.be/dQw4w9WgXcQ"

WAYS = {
    "cover": lambda team: {"cover": team.picture},
    "picture": lambda team: {"body": builders.body(image(team.picture))},
    "gallery": lambda team: {
        "body": builders.body(
            {"type": "gallery", "value": [{"image": team.picture.pk, "caption": "", "credit": ""}] * 2}
        )
    },
    "document": lambda team: {
        "body": builders.body({"type": "document", "value": {"document": team.paper.pk, "title": ""}})
    },
    "still of a video": lambda team: {
        "body": builders.body(
            {
                "type": "video",
                "value": {"url": VIDEO, "title": "V", "poster": team.picture.pk},
            }
        )
    },
    "link to a page": lambda team: {"body": builders.body(builders.paragraph(link(team.draft)))},
    "link to a document": lambda team: {"body": builders.body(builders.paragraph(paper(team.paper)))},
}


class Things:
    """What a federation has that a page can point at."""

    def __init__(self, team):
        self.picture = builders.picture(team.federation.collection)
        self.paper = builders.document(team.federation.collection)
        self.draft = builders.news(team.news, title="Nháp kín", live=False)


@pytest.fixture
def own(an_giang):
    """The federation's own things."""
    return Things(an_giang)


@pytest.fixture
def foreign(ca_mau):
    """The neighbour's."""
    return Things(ca_mau)


@pytest.mark.parametrize("way", WAYS)
def test_page_points_at_its_own_things(an_giang, own, way):
    assert builders.news(an_giang.news, **WAYS[way](own)).live


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("way", WAYS)
def test_new_page_that_points_at_the_neighbours_is_refused(an_giang, foreign, way, live):
    with pytest.raises(ValidationError) as refusal:
        builders.news(an_giang.news, live=live, **WAYS[way](foreign))

    assert "foreign_reference" in {error.code for error in refusal.value.error_list}
    assert not NewsPage.objects.child_of(an_giang.news).exists()


@pytest.mark.parametrize("way", WAYS)
def test_draft_of_a_live_page_is_refused_likewise(an_giang, foreign, way):
    page = builders.news(an_giang.news)
    for name, value in WAYS[way](foreign).items():
        setattr(page, name, value)

    with pytest.raises(ValidationError):
        page.save_revision()


def test_pictures_of_the_root_collection_are_for_all(an_giang):
    shared = builders.picture(Collection.get_first_root_node())

    assert builders.news(an_giang.news, cover=shared).cover == shared


def form(title, body, **fields):
    return nested_form_data({"title": title, "body": body, "comments": inline_formset([]), **fields})


ADDRESSES = {
    "add": "/admin/pages/add/pages/standardpage/{section}/",
    "edit": "/admin/pages/{page}/edit/",
    "preview of a new page": "/admin/pages/add/pages/standardpage/{section}/preview/",
    "preview of a page": "/admin/pages/{page}/edit/preview/",
}


@pytest.fixture
def post(an_giang, visit):
    """Return a function that posts a standard page's form to one of ADDRESSES, as a user with a body."""
    page = builders.add_page(an_giang.about, StandardPage(title="Trang"))

    def send(address, user, *blocks, title="Có thứ lạ"):
        path = ADDRESSES[address].format(section=an_giang.about.pk, page=page.pk)
        return visit(an_giang.host, path, user, "post", data=form(title, streamfield(blocks)))

    yield send
    page.refresh_from_db()
    assert page.draft_title == "Trang"
    assert not StandardPage.objects.filter(title="Có thứ lạ").exists()


def block_of(picture):
    return "image", {"image": picture.pk, "caption": "", "credit": ""}


@pytest.mark.parametrize("title", ["Có thứ lạ", ""])
@pytest.mark.parametrize("address", ADDRESSES)
def test_id_that_was_made_up_shows_nothing_of_what_it_names(an_giang, foreign, post, address, title):
    response = post(address, an_giang.editor, block_of(foreign.picture), title=title)

    assert response.status_code == 404
    assert foreign.picture.title not in response.content.decode()


@pytest.mark.parametrize("pk", ["abc", "1.5", "", "9" * 23])
def test_link_to_what_is_no_id_is_no_error(an_giang, pk):
    page = StandardPage(
        title="Trang", body=builders.body(builders.paragraph(f'<p><a linktype="page" id="{pk}">x</a></p>'))
    )

    assert builders.add_page(an_giang.about, page).pk


def test_contact_page_is_looked_into_like_any_other(an_giang, foreign, visit):
    path = f"/admin/pages/{an_giang.contact.pk}/edit/"
    rows = inline_formset([])
    data = form("Liên hệ", streamfield([block_of(foreign.picture)]), form_fields=rows)

    assert visit(an_giang.host, path, an_giang.editor, "post", data=data).status_code == 404


def test_every_form_of_ours_announces_its_page_or_setting():
    forms = [model.get_edit_handler().get_form_class() for model in get_page_models() if issubclass(model, SitePage)]
    forms += [get_setting_edit_handler(model).get_form_class() for model in (Identity, Licence)]

    assert len(forms) > 6
    assert [form for form in forms if not issubclass(form, AnnouncedForm)] == []


def test_rich_text_in_the_form_is_looked_into(an_giang, foreign, post):
    for html in (link(foreign.draft), paper(foreign.paper)):
        text = rich_text(html, features=["link", "document-link"])
        assert post("add", an_giang.editor, ("paragraph", text)).status_code == 404


@pytest.mark.parametrize("address", ["add", "edit"])
def test_person_of_both_teams_is_told_the_field_and_the_mend(an_giang, ca_mau, foreign, post, address):
    an_giang.editor.groups.add(ca_mau.federation.editors)

    response = post(address, an_giang.editor, block_of(foreign.picture))

    message = " ".join(response.context["form"].non_field_errors())
    assert "Nội dung" in message
    assert str(foreign.picture.pk) in message
    # What was written is still in the form.
    assert "Có thứ lạ" in response.content.decode()


def test_preview_is_refused_likewise(an_giang, ca_mau, foreign, post):
    an_giang.editor.groups.add(ca_mau.federation.editors)

    for address in ("preview of a new page", "preview of a page"):
        assert post(address, an_giang.editor, block_of(foreign.picture)).json()["is_valid"] is False


def test_picture_that_was_taken_away_is_named_and_no_text_is_lost(an_giang, ca_mau, own, visit):
    page = builders.add_page(an_giang.about, StandardPage(title="Trang", body=builders.body(image(own.picture))))
    own.picture.collection = ca_mau.federation.collection
    own.picture.save()
    data = form("Viết tiếp", streamfield([block_of(own.picture)]))

    response = visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.editor, "post", data=data)

    assert "Viết tiếp" in response.content.decode()
    assert response.context["form"].non_field_errors()


def test_no_row_within_a_page_points_at_a_thing_of_a_federation():
    """Rows of an inline panel are read after the form is checked, so a reference there needs a check of its own."""
    owned = {Page, get_image_model(), get_document_model()}
    for model in get_page_models():
        for relation in get_all_child_relations(model):
            fields = relation.related_model._meta.get_fields()
            pointers = [field for field in fields if field.many_to_one and field.related_model in owned]
            assert [field.name for field in pointers if not isinstance(field, ParentalKey)] == [], relation


def test_site_setting_that_points_at_the_neighbours_picture_is_refused(an_giang, own, foreign, visit):
    path = f"/admin/settings/sites/identity/{an_giang.site.pk}/"
    identity = Identity.for_site(an_giang.site)
    data = {"name": identity.name, "accent_colour": identity.accent_colour}

    response = visit(an_giang.host, path, an_giang.manager, "post", data={**data, "logo": foreign.picture.pk})
    assert response.status_code == 404
    with pytest.raises(ValidationError, match="Biểu trưng"):
        Identity(site=an_giang.site, logo=foreign.picture).clean()
    assert Identity.objects.get(pk=identity.pk).logo is None

    visit(an_giang.host, path, an_giang.manager, "post", data={**data, "logo": own.picture.pk})
    assert Identity.objects.get(pk=identity.pk).logo == own.picture


def test_copy_to_another_site_that_points_back_is_refused_with_a_word(an_giang, ca_mau, own, administrator, visit):
    page = builders.news(an_giang.news, title="Có bìa", cover=own.picture)
    plain = builders.news(an_giang.news, title="Không bìa")
    data = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": ca_mau.news.pk}

    response = visit(an_giang.host, f"/admin/pages/{page.pk}/copy/", administrator, "post", data=data, follow=True)
    assert "Có bìa" in " ".join(str(message) for message in response.context["messages"])
    assert not NewsPage.objects.child_of(ca_mau.news).exists()

    visit(an_giang.host, f"/admin/pages/{plain.pk}/copy/", administrator, "post", data=data)
    assert NewsPage.objects.child_of(ca_mau.news).get().title == "Bản sao"


def test_alias_and_copy_of_a_whole_section_are_refused_too(an_giang, ca_mau, own):
    page = builders.news(an_giang.news, cover=own.picture)

    with pytest.raises(ValidationError):
        page.create_alias(parent=ca_mau.news)
    section = type(an_giang.news).objects.get(pk=an_giang.news.pk)  # knows its children
    with pytest.raises(ValidationError):
        section.copy(to=ca_mau.home, recursive=True, update_attrs={"slug": "tin-khac"})

    assert not NewsPage.objects.descendant_of(ca_mau.home).exists()


def test_move_to_another_site_is_refused_when_a_draft_points_back(an_giang, ca_mau, own, administrator, visit):
    page = builders.news(an_giang.news)
    page.cover = own.picture
    page.save_revision()
    path = f"/admin/pages/{page.pk}/move/{ca_mau.news.pk}/confirm/"

    response = visit(an_giang.host, path, administrator, "post", follow=True)

    assert page.title in " ".join(str(message) for message in response.context["messages"])
    with pytest.raises(ValidationError):
        NewsPage.objects.get(pk=page.pk).move(ca_mau.news, pos="last-child")
    assert NewsPage.objects.child_of(an_giang.news).filter(pk=page.pk).exists()


def test_section_takes_along_what_its_pages_say_of_one_another(an_giang, ca_mau):
    first = builders.news(an_giang.news)
    builders.news(an_giang.news, body=builders.body(builders.paragraph(link(first))))
    section = type(an_giang.news).objects.get(pk=an_giang.news.pk)
    section.slug = "tin-an-giang"
    section.save()

    section.move(ca_mau.home, pos="last-child")

    assert NewsPage.objects.descendant_of(ca_mau.home).count() == 2
