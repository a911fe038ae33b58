from .chair import SeminarChair
from .index import SeminarIndexPage
from .seminar import SeminarPage

__all__ = ["SeminarChair", "SeminarIndexPage", "SeminarPage"]
