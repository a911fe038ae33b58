from .counter import VisitCounter
from .figures import Batch, PageDay, PageTotal, SiteDay, SiteTotal

__all__ = ["Batch", "PageDay", "PageTotal", "SiteDay", "SiteTotal", "VisitCounter"]
