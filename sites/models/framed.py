from wagtail.contrib.settings.models import BaseSiteSetting

from sites.frame import frame_of


class FramedSetting(BaseSiteSetting):
    """A setting that stands on every page of a site, so that no page asks for it anew."""

    # What is fetched and kept with it: look-ups or Prefetch objects.
    kept_with = []

    class Meta:
        abstract = True

    @classmethod
    def for_request(cls, request):
        """Return the row of the request's site. It is shared by requests; to change it, ask `for_site`."""
        return frame_of(request).setting(cls)
