"""Looks at the network: where a host name leads, and whether a connection to it is encrypted. None waits long."""

import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong

from django.utils.translation import gettext as _

from sites.models import Federation

# Each look waits so many seconds at most.
PATIENCE = 3


def addresses_of(hostname):
    """Return the IP addresses of a host name as a frozenset, empty when there are none or nobody says in time."""
    # The system's resolver knows no time limit of ours; who waits for it is left behind.
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        found = pool.submit(socket.getaddrinfo, hostname, None, type=socket.SOCK_STREAM).result(PATIENCE)
    except (OSError, UnicodeError, TookTooLong):
        return frozenset()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return frozenset(entry[4][0] for entry in found)


def where_it_leads(hostname):
    """Compare where a host name leads with where that of the national site does.

    Returns:
        (whether it leads here, a sentence in the active language)
    """
    found, here = addresses_of(hostname), _own_addresses()
    values = {"hostname": hostname, "found": ", ".join(sorted(found)), "here": ", ".join(sorted(here))}
    if not found and here:
        return False, _("%(hostname)s leads nowhere yet. Have it lead to %(here)s.") % values
    if not found:
        return False, _("%(hostname)s leads nowhere yet.") % values
    if found & here:
        return True, _("%(hostname)s leads here.") % values
    if not here:
        return False, _("%(hostname)s leads to %(found)s. Compare it with the address of this server.") % values
    return False, _("%(hostname)s leads to %(found)s; this install is at %(here)s.") % values


def _own_addresses():
    national = Federation.objects.filter(unit_kind=Federation.UnitKind.NATIONAL).select_related("site").first()
    return addresses_of(national.site.hostname) if national else frozenset()


def tls_failure(hostname, port):
    """Return why a connection to a host name is not encrypted as a browser demands it, "" when it is."""
    try:
        with socket.create_connection((hostname, port), timeout=PATIENCE) as connection:
            ssl.create_default_context().wrap_socket(connection, server_hostname=hostname).close()
    except OSError as error:
        return str(error)
    return ""
