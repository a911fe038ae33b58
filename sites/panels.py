"""Panels of the settings' forms."""

from wagtail.admin.panels import Panel


class LicenceWarningsPanel(Panel):
    """Shows, above the form, what is doubtful about the licence as it is stored."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "sites/admin/licence_warnings.html"

        def is_shown(self):
            return bool(self.warnings)

        @property
        def warnings(self):
            # The panel is made when models load; what it reports reads models.
            from sites.licence_warnings import licence_warnings

            return licence_warnings(self.instance) if self.instance.site_id else []

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "warnings": self.warnings}
