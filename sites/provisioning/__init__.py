"""Making a federation: one specification, one idempotent function, one transaction."""

from .build import provision
from .parts import Person
from .report import Report
from .spec import FederationSpec, SpecError

__all__ = ["FederationSpec", "Person", "Report", "SpecError", "provision"]
