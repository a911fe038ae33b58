"""Views for national administrators alone."""

from django.core.exceptions import PermissionDenied


class NationalOnly:
    """Refuses whoever is no national administrator."""

    def dispatch(self, request, *args, **kwargs):
        if not (request.user.is_active and request.user.is_superuser):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
