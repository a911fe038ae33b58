"""The settings and redirects of a side."""

from wagtail.contrib.redirects.models import Redirect

from sites.models import Identity, Licence, SocialLink
from tests.isolation.world.texts import fill


def add_settings(side):
    """Fill both settings and make redirects to a page and to an address."""
    site, mark = side.federation.site, side.mark
    identity, licence = Identity.objects.get(site=site), Licence.objects.get(site=site)
    fill(identity, mark, "identity", skip={"accent_colour"})
    identity.save()
    fill(licence, mark, "licence", skip={"email"})
    licence.email = f"{mark.token('licence')}@{side.host}"
    licence.social_links = [
        SocialLink(name=mark.token("social"), url=f"https://social.example/{mark.token('social')}")
    ]
    licence.save()
    side.note(identity, licence)
    side.note(
        Redirect.objects.create(
            old_path=f"/{mark.token('old-page')}", site=site, redirect_page=side.federation.site.root_page
        ),
        Redirect.objects.create(
            old_path=f"/{mark.token('old-link')}",
            site=site,
            redirect_link=f"https://{side.host}/x/",
            is_permanent=False,
        ),
    )
