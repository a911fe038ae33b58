"""Where a name leads that is not a site's main one."""

from django.http.request import split_domain_port

from sites.models import Domain


def address_on_main_host(request):
    """Return the same address under the main name of the federation whose name was asked for, or None.

    Args:
        request: its host is no Site's.
    """
    hostname = split_domain_port(request.get_host())[0].rstrip(".")
    domain = Domain.objects.filter(hostname=hostname).select_related("federation__site").first()
    if domain is None or domain.is_main:
        return None
    return f"{domain.federation.site.root_url}{request.get_full_path()}"
