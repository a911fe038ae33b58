"""Where a name leads that is not a site's main one."""

from django.http.request import split_domain_port

from sites.frame import put_on
from sites.models import Domain, Federation


def domain_of(request):
    """Return the Domain of a request's host with its federation's site, or None.

    Args:
        request: its host is no Site's.
    """
    hostname = split_domain_port(request.get_host())[0].rstrip(".")
    domain = Domain.objects.filter(hostname=hostname).select_related("federation__site").first()
    return None if domain is None or domain.is_main else domain


def stand_in(request, domain):
    """Take a second name of a site that shows nothing any more for the main one, and tell whether it does.

    What still leads on from such a site (redirects, a merger) leads on from each of its names at once, and not by way
    of the main name.
    """
    if domain.federation.state != Federation.State.CLOSED:
        return False
    put_on(request, domain.federation.site_id)
    return True


def address_on_main_host(request, domain):
    """Return the same address under the main name of a Domain's federation."""
    return f"{domain.federation.site.root_url}{request.get_full_path()}"
