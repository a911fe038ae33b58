"""Categories of news that go into the successor's section.

One whose slug the successor's section has is that one from then on; any other comes along.
"""

from django.contrib.contenttypes.models import ContentType
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import ReferenceIndex, Revision

from merging.ledger import Ledger
from news.models import NewsCategory, NewsIndexPage, NewsPage

BATCH = 500


def twins(section, target):
    """Return ({own category: the successor's of the same slug}, [own categories that the successor has not]).

    Args:
        section, target: pages that are news sections, of the predecessor and of the successor.
    """
    theirs = {category.slug: category for category in NewsCategory.objects.filter(section_id=target.pk)}
    own = list(NewsCategory.objects.filter(section_id=section.pk))
    return {one: theirs[one.slug] for one in own if one.slug in theirs}, [one for one in own if one.slug not in theirs]


def bring(part, route):
    """Bring the categories of the news sections that are emptied; their pages have been moved."""
    for section, target in route.emptied.items():
        if section.specific_class is NewsIndexPage:
            same, others = twins(section, target)
            ledger = Ledger(part)
            _take_along(ledger, others, target)
            for category, twin in same.items():
                _rename(ledger, target, category, twin)


def _take_along(ledger, categories, target):
    last = NewsCategory.objects.filter(section_id=target.pk).count()
    ledger.change_many(
        [(one, {"section_id": target.pk, "sort_order": last + number}) for number, one in enumerate(categories)]
    )
    added = [get_serializable_data_for_fields(category) for category in categories]
    if not added:
        return
    # A version of the section is published with the categories that stand in it: without these they would be deleted.
    revisions = Revision.objects.for_instance(target).filter(
        pk__in=[pk for pk in (target.latest_revision_id, target.live_revision_id) if pk]
    ) | Revision.objects.for_instance(target).filter(approved_go_live_at__isnull=False)
    ledger.change_many(
        [
            (revision, {"content": {**revision.content, "categories": [*revision.content["categories"], *added]}})
            for revision in revisions
        ]
    )


def _rename(ledger, target, category, twin):
    """Give the news of a category to its twin, and the index of references with them."""
    news = list(NewsPage.objects.child_of(target).filter(category=category).only("pk", "category_id"))
    ledger.change_many([(one, {"category_id": twin.pk}) for one in news])
    kind = ContentType.objects.get_for_model(NewsCategory)
    keys = [str(one.pk) for one in news]
    for start in range(0, len(keys), BATCH):
        references = ReferenceIndex.objects.filter(
            to_content_type=kind, to_object_id=str(category.pk), object_id__in=keys[start : start + BATCH]
        )
        ledger.change_many([(reference, {"to_object_id": str(twin.pk)}) for reference in references])
