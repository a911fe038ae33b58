"""Puts the desk's panels on the admin's first page."""

from wagtail import hooks

from sites.permissions import managed_by_team

from .panels import (
    ActivityPanel,
    AttentionPanel,
    DraftsPanel,
    PublishedPanel,
    ReturnedPanel,
    ScheduledPanel,
    StartPanel,
    WarningsPanel,
)

OF_EVERYBODY = (StartPanel, WarningsPanel, ReturnedPanel, DraftsPanel, ScheduledPanel, PublishedPanel)


# After sites.reports, which puts the panels of the own sites in the place of Wagtail's.
@hooks.register("construct_homepage_panels", order=200)
def add_desk(request, panels):
    """Add the panels of everybody, and of each site that the person manages."""
    panels += [panel() for panel in OF_EVERYBODY]
    for federation in managed_by_team(request.user):
        panels += [AttentionPanel(federation), ActivityPanel(federation)]
