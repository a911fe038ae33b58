from .contact import ContactField, ContactPage
from .standard import StandardPage

__all__ = ["ContactField", "ContactPage", "StandardPage"]
