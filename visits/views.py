"""The public addresses of the room."""

from csp.constants import NONE
from csp.decorators import csp
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from .beacon import MAX_BODY, answer
from .stores.base import ONLINE_SECONDS

# Figures are no page: nothing runs in them, nothing shows them in a frame.
POLICY = {"default-src": [NONE], "frame-ancestors": [NONE]}


@require_safe
def about(request):
    """Say how visits are counted, and what is not kept."""
    facts = {
        "online_minutes": ONLINE_SECONDS // 60,
        "repeat_minutes": settings.VISIT_REPEAT_SECONDS // 60,
        "days_kept": settings.VISIT_PAGE_DAYS_KEPT,
    }
    return render(request, "visits/about.html", facts)


@csrf_exempt  # it changes nothing of anybody's; who may ask is settled by the token and the browser's own headers
@require_POST
@never_cache
@csp(POLICY)
def count(request):
    """Count a visit, where the server runs Django alone (tests, a server without visits.wsgi)."""
    status, figures = answer(request.META, request.read(MAX_BODY + 1))
    return JsonResponse(figures) if figures else HttpResponse(status=status)
