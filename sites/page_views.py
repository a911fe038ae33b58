"""What the admin's views about one page share."""

from django.urls import reverse


class BelowEditorMixin:
    """For views about a page, their attribute `page`: the breadcrumbs lead back to its editor."""

    def get_breadcrumbs_items(self):
        editor = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": editor, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]
