"""Making a federation: one specification, one idempotent function, one transaction."""

from .build import provision
from .report import Report
from .spec import FederationSpec, Person, SpecError

__all__ = ["FederationSpec", "Person", "Report", "SpecError", "provision"]
