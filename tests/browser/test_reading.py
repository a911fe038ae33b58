"""What a reader meets on every kind of page, at the widths of a phone, a tablet and a desk."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDTHS = (360, 768, 1440)


def addresses(page, host):
    """Return one address of each kind of page, found as a reader finds them: by following links."""
    found = {"home": "/", "404": "/khong-co-trang-nay/"}
    for name, path in (("news", "/tin-tuc/"), ("seminar", "/hoi-thao-toa-dam/")):
        page.goto(host + path)
        found[f"{name} list"] = path
        links = page.locator("main a").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
        found[name] = next(link for link in links if link.startswith(path) and link != path)
    return found | {"about": "/gioi-thieu/", "contact": "/lien-he/"}


@pytest.mark.parametrize("slug", ["ben-tre", None])
def test_every_kind_of_page_fits_and_asks_nobody_else(install, open_page, slug):
    host = install.host(slug)
    pages = addresses(open_page(), host)
    for width in WIDTHS:
        page = open_page(width)
        asked, failed = [], []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("response", lambda answer, failed=failed: failed.append(answer.url) if answer.status >= 400 else None)
        for kind, path in pages.items():
            failed.clear()
            page.goto(host + path, wait_until="networkidle")
            where = f"{kind} at {width} px"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, where
            assert page.locator("h1").count() == 1, where
            assert failed == ([host + path] if kind == "404" else []), where
        assert {url for url in asked if not url.startswith(host)} == set()


def test_reader_without_script_reaches_every_section(install, open_page):
    host = install.host("thanh-hoa")
    page = open_page(360, java_script_enabled=False)
    for label, heading in (("Giới thiệu", "Giới thiệu"), ("Tin tức", "Tin tức"), ("Liên hệ", "Liên hệ")):
        page.goto(host)
        page.get_by_text("Trình đơn", exact=True).first.click()
        page.get_by_role("link", name=label, exact=True).first.click()
        assert heading in page.locator("h1").inner_text()


def test_message_from_a_phone_is_sent(install, open_page):
    page = open_page(360)
    page.goto(f"{install.host('ben-tre')}/lien-he/")
    page.get_by_label("Họ và tên").fill("Trần Thị Hỏi")
    page.get_by_label("Nội dung").fill("Cho tôi hỏi giờ tiếp đoàn viên.")
    page.get_by_role("button", name="Gửi thư").click()
    page.wait_for_url("**/lien-he/?sent=1*")

    assert "Xin cảm ơn" in page.locator("main").inner_text()


def test_site_provisioned_beside_the_running_server_has_its_links_at_once(install, open_page, tmp_path):
    page = open_page()
    page.goto(install.host())
    spec = tmp_path / "ca-mau.yaml"
    spec.write_text("{slug: ca-mau, name: Cà Mau, unit_kind: tỉnh, state: live, hostname: ca-mau.localhost}", "utf-8")
    install.manage("provision_site", str(spec))

    page.goto(install.host("ca-mau"))
    page.get_by_role("link", name="Tin tức", exact=True).first.click()

    assert page.url.rstrip("/") == f"{install.host('ca-mau')}/tin-tuc"
    page.goto(install.host())
    assert page.get_by_role("link", name="Cà Mau", exact=True).get_attribute("href").startswith(install.host("ca-mau"))
