"""Each site's statement on accessibility."""


def test_statement_names_the_site_and_how_to_reach_it(an_giang, visit):
    html = visit(an_giang.host, "/tro-nang/").content.decode()

    assert "Khả năng tiếp cận của trang thông tin" in html
    assert "lienhe@an-giang.example" in html
    assert "WCAG 2.2" in html


def test_neighbours_statement_is_its_own(ca_mau, visit):
    assert "an-giang" not in visit(ca_mau.host, "/tro-nang/").content.decode()


def test_every_page_leads_to_it(an_giang, visit):
    assert 'href="/tro-nang/"' in visit(an_giang.host).content.decode()
