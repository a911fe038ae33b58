"""When something breaks, the reader still sees whose site it is."""

from django.test import RequestFactory

from sites import views


def request_for(host):
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/", headers={"host": host})
    request.user = AnonymousUser()
    return request


def test_500_page_carries_the_sites_name(an_giang):
    response = views.server_error(request_for(an_giang.host))

    assert response.status_code == 500
    assert "Liên đoàn Lao động tỉnh An Giang" in response.content.decode()


def test_500_page_falls_back_to_a_plain_one_when_the_frame_breaks_too(an_giang, monkeypatch):
    def broken(template, *args, **kwargs):
        if template == "500.html":
            raise RuntimeError("the database is away")
        return original(template, *args, **kwargs)

    original = views.render_to_string
    monkeypatch.setattr(views, "render_to_string", broken)

    response = views.server_error(request_for(an_giang.host))

    assert response.status_code == 500
    assert "<html" in response.content.decode()
