"""What a site begins with: the standard sections, a few, or the structure of another site and nothing else of it."""

import json

import pytest
from wagtail.models import PageViewRestriction

from home.models import HomePage
from news.models import NewsCategory, NewsIndexPage
from pages.models import ContactPage
from sites.models import Federation, Identity, Licence
from sites.provisioning import provision
from tests import builders
from tests.sites.specs import problems, spec

BLOCKS = [
    {"type": "heading", "value": {"text": "Chương trình phúc lợi", "level": "h2"}},
    builders.paragraph("<p>Chữ riêng của An Giang</p>"),
    builders.paragraph("<p>Chữ riêng nữa</p>"),
    {"type": "quote", "value": {"text": "Lời riêng", "attribution": "Người Riêng"}},
]


@pytest.fixture
def model(an_giang):
    """An Giang, whose site has more than it began with: sections, links, and what is nobody else's affair."""
    team = an_giang
    structure = builders.standard_page(team.about, "Cơ cấu tổ chức", slug="co-cau", show_in_menus=True)
    builders.standard_page(team.home, "Trang ngoài trình đơn")
    builders.standard_page(team.home, "Bản nháp", live=False, show_in_menus=True)
    secret = builders.standard_page(team.home, "Trang nội bộ", show_in_menus=True)
    PageViewRestriction.objects.create(page=secret, restriction_type="password", password="x")
    past = builders.standard_page(team.home, "Hết hạn", show_in_menus=True)
    type(past).objects.filter(pk=past.pk).update(expired=True)
    builders.news(team.news, "Tin riêng của An Giang")
    NewsCategory.objects.create(section=team.news, name="Đại hội", sort_order=9)
    ContactPage.objects.filter(pk=team.contact.pk).update(to_address="rieng@an-giang.example", lead="Lời dẫn riêng")
    builders.picture(team.federation.collection)
    home = HomePage.objects.get(pk=team.home.pk)
    links = [
        {"text": "Cơ cấu", "page": structure.pk, "url": ""},
        {"text": "Bộ Nội vụ", "page": None, "url": "https://moha.example/"},
        {"text": "Tin cũ của mình", "page": None, "url": f"http://{team.host}/cu"},
        {"text": "Nội bộ", "page": secret.pk, "url": ""},
    ]
    home.body = builders.body(*BLOCKS)
    home.quick_links = json.dumps([{"type": "link", "value": link} for link in links])
    notice = {"text": "Thông báo riêng", "page": None, "url": "", "until": None}
    home.notices = json.dumps([{"type": "notice", "value": notice}])
    home.save_revision().publish()
    return team


def made(**changes):
    """Provision the federation of SPEC and return it."""
    provision(spec(**changes))
    return Federation.objects.get(slug="ben-tre")


def titles(federation):
    return list(federation.home.get_descendants().order_by("path").values_list("title", flat=True))


def test_small_site_has_few_sections(db):
    federation = made(starter="gọn")

    assert [type(page).__name__ for page in federation.home.get_children().specific()] == [
        "StandardPage",
        "NewsIndexPage",
        "ContactPage",
    ]
    assert not NewsIndexPage.objects.child_of(federation.home).get().categories.exists()


class TestCopy:
    def test_sections_menu_categories_and_form_are_those_of_the_model(self, model):
        federation = made(starter="copy:an-giang")

        expected = [title for title in titles(model.federation) if title != "Tin riêng của An Giang"]
        hidden = {"Trang ngoài trình đơn", "Bản nháp", "Trang nội bộ", "Hết hạn"}
        assert titles(federation) == [title for title in expected if title not in hidden]
        assert federation.home.get_descendants().get(slug="co-cau").show_in_menus
        news = NewsIndexPage.objects.child_of(federation.home).get()
        assert [category.slug for category in news.categories.all()] == [
            category.slug for category in model.news.categories.all()
        ]
        assert "dai-hoi" in [category.slug for category in news.categories.all()]
        contact = ContactPage.objects.child_of(federation.home).get()
        assert [field.label for field in contact.form_fields.all()] == [
            field.label for field in model.contact.form_fields.all()
        ]

    def test_front_page_has_headings_and_links_that_lead_outward_or_to_its_own(self, model):
        federation = made(starter="copy:an-giang")

        home = HomePage.objects.get(pk=federation.site.root_page_id)
        assert [block.block_type for block in home.body] == ["heading", "paragraph"]
        own = federation.home.get_descendants().get(slug="co-cau")
        assert [(block.value["text"], block.value["page"]) for block in home.quick_links] == [
            ("Cơ cấu", own),
            ("Bộ Nội vụ", None),
        ]

    def test_nothing_that_somebody_wrote_goes_along(self, model, visit):
        federation = made(starter="copy:an-giang")

        contact = ContactPage.objects.child_of(federation.home).get()
        assert (contact.to_address, contact.lead) == ("", "")
        assert not HomePage.objects.get(pk=federation.site.root_page_id).notices
        assert Identity.objects.get(site=federation.site).slogan == "Khẩu hiệu Bến Tre"
        assert Licence.objects.get(site=federation.site).address == ""
        assert not federation.memberships.exists()
        pages = ["/", *(page.url for page in federation.home.get_descendants().specific())]
        for path in pages:
            text = visit("ldld.bentre.example", path.removeprefix("http://ldld.bentre.example")).content.decode()
            assert "An Giang" not in text
            assert "riêng" not in text

    def test_second_run_changes_nothing_though_model_and_copy_have_changed(self, model):
        made(starter="copy:an-giang")
        NewsIndexPage.objects.child_of(Federation.objects.get(slug="ben-tre").home).get().delete()
        builders.standard_page(model.home, "Mục mới", show_in_menus=True)

        assert provision(spec(starter={"copy": "an-giang"})).changes == []

    def test_dry_run_lists_what_would_be_copied(self, model):
        changes = provision(spec(starter="Sao chép: an-giang"), dry_run=True).changes

        assert {("page", "Cơ cấu tổ chức"), ("category", "Đại hội"), ("heading", "Chương trình phúc lợi")} < {*changes}
        assert ("quick link", "Bộ Nội vụ") in changes
        assert not Federation.objects.filter(slug="ben-tre").exists()

    def test_model_must_exist_until_the_copy_is_made(self, model):
        for starter in ("copy:khong-co", "copy:ben-tre"):
            assert [field for field, _text in problems(spec, starter=starter)] == ["starter"]
        made(starter="copy:an-giang")

        assert spec(starter="copy:khong-co").starter == "copy:khong-co"


@pytest.mark.parametrize("starter", ["lớn", "copy:", "copy:Bến Tre", {"like": "an-giang"}, ["small"]])
def test_other_beginnings_are_refused(an_giang, starter):
    ((field, message),) = problems(spec, starter=starter)

    assert field == "starter"
    assert "ben-tre" in message


def test_people_are_named_by_role_as_well(db):
    found = spec(people=None, managers="a@x.example; B@x.example", editors=["c@x.example"]).people

    assert [(person.email, person.role) for person in found] == [
        ("a@x.example", "managers"),
        ("b@x.example", "managers"),
        ("c@x.example", "editors"),
    ]


def test_address_that_stands_twice_or_is_none_is_named(db):
    found = problems(spec, people=None, managers="a@x.example", editors="A@x.example; b@")

    assert [field for field, _text in found] == ["editors", "editors"]
    assert "managers" in found[0][1]
    assert "b@" in found[1][1]
