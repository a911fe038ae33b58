"""A category belongs to one section: news that come from elsewhere take the category of the same name, or none."""

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from wagtail.signals import post_page_move

from catalogue.models import Entry

from .models import NewsCategory, NewsPage


def category_in(section_id, category):
    """Return the section's own category with the given one's slug, or None."""
    return NewsCategory.objects.filter(section_id=section_id, slug=category.slug).first()


@receiver(pre_save, sender=NewsPage)
def adopt_category(sender, instance, raw=False, **kwargs):
    """Copies, aliases and imports keep the reference of the original; mend it before it is stored."""
    if raw or instance.category_id is None:
        return
    section = instance.get_parent()
    if instance.category.section_id != section.pk:
        instance.category = category_in(section.pk, instance.category)


@receiver(post_page_move)
def adopt_category_after_move(sender, instance, **kwargs):
    """A move saves no NewsPage. (A section takes its categories along, so only news moved by themselves matter.)"""
    page = NewsPage.objects.filter(pk=instance.pk, category__isnull=False).select_related("category").first()
    if page is not None and page.category.section_id != page.get_parent().pk:
        page.category = category_in(page.get_parent().pk, page.category)
        page.save(clean=False, update_fields=["category"])


@receiver(pre_delete, sender=NewsCategory)
def forget_category(sender, instance, **kwargs):
    """The database empties the news' reference by itself; the catalogue's copy of it is emptied here."""
    Entry.objects.in_section(instance.section).facet(str(instance.pk)).update(facet="")
