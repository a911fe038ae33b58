from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Orderable, Page

BODY = [
    ("paragraph", blocks.RichTextBlock()),
    (
        "image",
        blocks.StructBlock(
            [("image", ImageChooserBlock()), ("caption", blocks.CharBlock(required=False))],
            template="stock/figure.html",
        ),
    ),
]


@register_setting
class Identity(BaseSiteSetting):
    name = models.CharField(max_length=200, blank=True)
    slogan = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=300, blank=True)
    logo = models.ForeignKey("wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+")


class HomePage(Page):
    lead = models.TextField(blank=True)

    def get_context(self, request):
        context = super().get_context(request)
        section = NewsIndexPage.objects.child_of(self).live().first()
        news = NewsPage.objects.child_of(section).live().order_by("-date_shown")
        context["lead_story"] = news.first()
        context["latest"] = news[1:6]
        categories = section.categories.all()
        context["by_category"] = [(category, news.filter(category=category)[:4]) for category in categories]
        context["upcoming"] = (
            SeminarPage.objects.descendant_of(self).live().filter(date__gte=timezone.localdate()).order_by("date")[:4]
        )
        return context


class NewsIndexPage(Page):
    lead = models.TextField(blank=True)

    def get_context(self, request):
        context = super().get_context(request)
        news = self.get_children().live().specific().order_by("-newspage__date_shown")
        context["news"] = Paginator(news, 20).get_page(request.GET.get("page"))
        return context


class NewsCategory(Orderable):
    section = ParentalKey(NewsIndexPage, on_delete=models.CASCADE, related_name="categories")
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80)


class NewsPage(Page):
    date_shown = models.DateTimeField(default=timezone.now, db_index=True)
    lead = models.TextField(blank=True)
    body = StreamField(BODY, blank=True)
    cover = models.ForeignKey("wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+")
    category = models.ForeignKey(NewsCategory, null=True, on_delete=models.SET_NULL, related_name="+")


class SeminarIndexPage(Page):
    pass


class SeminarPage(Page):
    date = models.DateField(default=timezone.localdate, db_index=True)
    lead = models.TextField(blank=True)
    venue = models.CharField(max_length=255, blank=True)
