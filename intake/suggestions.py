"""What the report offers to do by one click."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

# name -> (what is offered, what the button says)
OFFERS = {
    "title": (_("Write the title as a sentence; check the names of people and places in it"), _("Take this title")),
    "cover": (_("Show the first picture above the text and in lists"), _("Make it the cover picture")),
}


def open_offers(intake):
    """Return {name: value} of the offers of an Intake that are still open."""
    return {name: value for name, value in intake.report.get("suggestions", {}).items() if name in OFFERS}


@transaction.atomic
def take_up(intake, name, user):
    """Do what is offered, as a new version of the draft.

    Args:
        intake: the Intake.
        name: of an open offer.
        user: who takes it up and becomes the version's author.
    """
    page = intake.page.get_latest_revision_as_object()
    value = intake.report["suggestions"][name]
    if name == "title":
        page.title = value
    else:
        _use_as_cover(page, value)
    if not page.live:
        # As Wagtail's editor does: until a page is published, its row holds the draft.
        page.save()
    page.save_revision(user=user, log_action=True)
    intake.report["suggestions"].pop(name)
    intake.save(update_fields=["report"])


def _use_as_cover(page, image_id):
    """Move a picture of the body to the top of the page; one that is gone from the body is left as it is."""
    place = next(
        (
            place
            for place, block in enumerate(page.body)
            if block.block_type == "image" and block.value["image"] and block.value["image"].pk == image_id
        ),
        None,
    )
    if place is None:
        return
    page.cover = page.body[place].value["image"]
    page.cover_caption = page.body[place].value["caption"] or ""
    del page.body[place]
