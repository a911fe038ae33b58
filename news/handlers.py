"""A category belongs to one section: news that come from elsewhere take the category of the same name, or none."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.signals import post_page_move

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
def adopt_categories_after_move(sender, instance, **kwargs):
    """A move saves no NewsPage, so the moved ones are looked for; those that stay in their section are none."""
    moved = NewsPage.objects.filter(path__startswith=instance.path, category__isnull=False)
    for page in moved.select_related("category"):
        if page.category.section_id != page.get_parent().pk:
            page.category = category_in(page.get_parent().pk, page.category)
            page.save(clean=False, update_fields=["category"])
