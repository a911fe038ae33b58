"""A merger that a side took part in, as far as its rows tell of the side."""

from merging.models import Change, Merger, MovedAddress, MovedPage, Part, Step


def add_merger(side):
    """Note a merger that is long past, with a page and an address of it."""
    page, text = next(iter(side.pages.values())), side.mark.text("merger")
    merger = side.note(
        Merger.objects.create(successor=side.federation, state=Merger.State.UNDONE, choices={"until": "2025-06-30"})
    )
    part = side.note(Part.objects.create(merger=merger, predecessor=side.federation, facts={"left": [text]}))
    side.note(Step.objects.create(part=part, name="back"))
    side.note(
        Change.objects.create(
            part=part, model="sites.federation", row=str(side.federation.pk), kind="changed", values={"name": text}
        )
    )
    side.note(
        MovedPage.objects.create(
            part=part, page_id=page.pk, parent_id=page.pk, place="0001", slug_before=text, slug_after=text
        )
    )
    path = f"/{side.mark.token('moved')}/"
    side.note(MovedAddress.objects.create(site=side.federation.site, path=path, page_id=page.pk, part=part))
