from .category import NewsCategory
from .index import NewsIndexPage
from .news import NewsPage

__all__ = ["NewsCategory", "NewsIndexPage", "NewsPage"]
