"""What is refused with a word before a page is copied or moved to another site.

`sites.references` refuses it in any case, by an exception; here whoever works in the admin is told in time.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from sites.references import validate_relocation


def _refusal(request, page, destination):
    """Return the redirect that tells why a page cannot go there, or None when it can."""
    try:
        validate_relocation(page, destination)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("before_copy_page")
def explain_copy(request, page):
    """Refuse a copy or an alias that would point back to the site it comes from."""
    chosen = request.POST.get("new_parent_page", "")
    destination = Page.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    return _refusal(request, page, destination) if destination else None


@hooks.register("before_move_page")
def explain_move(request, page, destination):
    """Refuse a move likewise."""
    return _refusal(request, page, destination)


@hooks.register("before_bulk_action")
def explain_bulk_move(request, action_type, objects, action_class_instance):
    """Refuse the same to a bulk action."""
    if action_type != "move" or action_class_instance.model is not Page:
        return None
    destination = action_class_instance.cleaned_form.cleaned_data["chooser"]
    refusals = (_refusal(request, page, destination) for page in objects)
    return next((refusal for refusal in refusals if refusal), None)
