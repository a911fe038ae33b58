"""The federation as schema.org's Organization."""

from discovery.pictures import cut
from library.pictures import LOGO

from .words import image_object, said

# schema.org has a word for a trade union; not every reader of it knows that it is an Organization.
TYPES = ["Organization", "WorkersUnion"]


def reference(publisher):
    """Return what other things say of the federation: its name, its address, its logo."""
    return said(
        type=TYPES,
        id=f"{publisher.home}#organization",
        name=publisher.name,
        url=publisher.home,
        logo=image_object(cut(publisher.identity.logo, LOGO, publisher)),
    )


def organization(publisher):
    """Return the federation with how to reach it, as the footer prints it."""
    licence = publisher.licence
    # Wagtail keeps what is read this way on the licence, so the footer does not read it again.
    links = licence.social_links.get_object_list()
    above = publisher.identity.governing_body or licence.governing_body
    return {
        **reference(publisher),
        **said(
            legalName=licence.managing_body,
            slogan=publisher.identity.slogan,
            address=_postal_address(licence.address),
            telephone=licence.phone_list,
            faxNumber=licence.fax,
            email=licence.email,
            sameAs=[link.url for link in links],
            parentOrganization=said(type="Organization", name=above) if above else None,
        ),
    }


def _postal_address(address):
    return said(type="PostalAddress", streetAddress=address, addressCountry="VN") if address else None
