"""The function that makes a federation from its specification."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log
from wagtail.models import Collection, Page, Site, Workflow, WorkflowPage, WorkflowTask

from accounts.models import User
from home.models import HomePage
from sites.models import ApprovalTask, Federation, Identity, Invitation, Licence
from sites.people.invitations import invite
from sites.roles import ROLES, grant, group_name

from .fields import StarterField
from .report import Report
from .spec import FederationSpec
from .starters import outline_of


class _RollBack(Exception):  # noqa: N818  (no error)
    """Rolls a dry run's transaction back."""


# In the history: a federation was made, and in which state.
MAKE = "federation.make"


def provision(spec, dry_run=False, actor=None):
    """Make a federation, or complete one that exists; a second run with the same specification changes nothing.

    All of it happens in one transaction: Site, front page with sections and menu, collection, three groups with
    the grants of `sites.roles`, workflow, settings, invitations for the first members (mailed when it is committed).
    What the team has changed since (names, texts, settings) is never overwritten; what is missing is added.

    Args:
        spec: a FederationSpec.
        dry_run: do everything, report it, and roll it back.
        actor: the User who asks, for the history; None for a command.

    Returns:
        Report

    Raises:
        whatever stopped it (a lost database, a clash with a run at the same time); nothing is changed then.
    """
    report = Report(spec.slug)
    try:
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE), LogContext(user=actor):
            _Build(spec, report).run()
            # Wagtail clears this cache when a Site is saved, which is before the commit: another process may have
            # filled it with the old sites since.
            transaction.on_commit(Site.clear_site_root_paths_cache)
            if dry_run:
                raise _RollBack
    except _RollBack:
        pass
    finally:
        # After a rollback, for whatever reason, the cache may hold the site that was not made.
        Site.clear_site_root_paths_cache()
    return report


@dataclass
class _Build:
    """One run: the steps in their order, each of which makes what is missing and notes it."""

    spec: FederationSpec
    report: Report
    founding: bool = False

    def run(self):
        federation = Federation.objects.filter(slug=self.spec.slug).select_related("site", "collection").first()
        self.founding = federation is None
        if self.founding:
            federation = self._found()
        else:
            self._amend(federation)
        self.report.url = federation.site.root_url + "/"
        self._sections(federation)
        self._workflow_assignment(federation)
        self._settings(federation)
        self._predecessors(federation)
        # An archived or closed site is nobody's work: its rights were withdrawn (sites.states).
        if federation.is_worked_on:
            self._grants(federation)
            self._people(federation)

    def _found(self):
        """Make the Federation with the six things it ties together."""
        spec = self.spec
        name = spec.identity["name"]
        federation = Federation(
            slug=spec.slug, name=spec.name, unit_kind=spec.unit_kind, seat=spec.seat, state=spec.state
        )
        home = HomePage(
            title=name,
            # Never seen in an address: the front page is the site's root.
            slug=f"{spec.slug}-site" if self._slug_taken(spec.slug) else spec.slug,
            lists_federations=spec.unit_kind == Federation.UnitKind.NATIONAL,
        )
        self._publish(home, Page.get_first_root_node())
        port = spec.port or settings.SITE_PORT
        site = Site(hostname=spec.hostname, port=port, site_name=name, root_page=home)
        site.full_clean()
        site.save()
        federation.site = site
        self.report.note("site", spec.hostname)
        federation.collection = Collection.get_first_root_node().add_child(name=name)
        self.report.note("collection", name)
        for role in ROLES:
            group = Group.objects.create(name=group_name(spec.slug, role))
            setattr(federation, role.key, group)
            self.report.note("group", group)
        federation.workflow = self._new_workflow(federation)
        federation.full_clean()
        federation.save()
        self.report.note("federation", spec.slug)
        federation.domains.create(hostname=spec.hostname)
        log(federation, MAKE, data={"state": federation.state})
        return federation

    def _amend(self, federation):
        """Follow the specification in what only it decides: kind of unit, seat, name in reports, port."""
        wanted = {"name": self.spec.name, "unit_kind": self.spec.unit_kind, "seat": self.spec.seat}
        changed = [name for name, value in wanted.items() if value and getattr(federation, name) != value]
        for name in changed:
            setattr(federation, name, wanted[name])
            self.report.note(name, wanted[name])
        if changed:
            federation.save(update_fields=changed)
        if self.spec.port not in (None, federation.site.port):
            federation.site.port = self.spec.port
            federation.site.save(update_fields=["port"])
            self.report.note("port", self.spec.port)

    @staticmethod
    def _slug_taken(slug):
        return Page.get_first_root_node().get_children().filter(slug=slug).exists()

    def _publish(self, page, parent):
        """Add a page and publish it as an editor's would be: with a revision to go back to."""
        page.live = False
        parent.add_child(instance=page)
        page.save_revision().publish()
        page.refresh_from_db()
        self.report.note("page", page.title)

    def _new_workflow(self, federation):
        """Make the federation's own workflow: one approval, by its reviewers or managers, nobody else's."""
        name = _("Approval – %(name)s") % {"name": self.spec.name}
        workflow = Workflow.objects.create(name=name)
        task = ApprovalTask.objects.create(name=name)
        task.groups.set([federation.reviewers, federation.managers])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        self.report.note("workflow", name)
        return workflow

    def _sections(self, federation):
        """Add the sections of which the site has none of their kind.

        A copy is made once: from then on the site and its model go their own ways.
        """
        if not self.founding and self.spec.starter.startswith(StarterField.COPY):
            return
        outline, home = outline_of(self.spec.starter), federation.home
        rows = home.get_children().values_list("content_type__app_label", "content_type__model")
        present = {f"{app_label}.{model}" for app_label, model in rows}
        made = {}
        for section in outline.sections:
            if section.label not in present:
                made |= self._add_section(section, home.pk)
        if outline.body or outline.links:
            self._fill_home(outline, home.pk, made)

    def _add_section(self, section, parent_id):
        """Publish a section with those below it; return {id of the page it is copied from: id of the new page}."""
        page = section.new_page()
        # A fresh parent for each child: treebeard counts children on the instance.
        self._publish(page, Page.objects.get(pk=parent_id))
        for name, _slug in section.categories:
            self.report.note("category", name)
        made = {section.origin: page.pk}
        for below in section.below:
            made |= self._add_section(below, page.pk)
        return made

    def _fill_home(self, outline, home_id, made):
        home = HomePage.objects.get(pk=home_id)
        home.body = json.dumps(outline.body)
        links = [{**link, "page": made.get(link["page"])} for link in outline.links]
        home.quick_links = json.dumps([{"type": "link", "value": link} for link in links])
        home.save_revision().publish()
        for block in outline.body:
            if block["type"] == "heading":
                self.report.note("heading", block["value"]["text"])
        for link in links:
            self.report.note("quick link", link["text"])

    def _grants(self, federation):
        for role in ROLES:
            group = federation.group_for(role.key)
            for name in grant(group, role, federation):
                self.report.note("grant", f"{group}: {name}")

    def _workflow_assignment(self, federation):
        _assignment, made = WorkflowPage.objects.get_or_create(
            page_id=federation.site.root_page_id, defaults={"workflow": federation.workflow}
        )
        if made:
            self.report.note("workflow assignment", federation.workflow)

    def _settings(self, federation):
        for model, values in ((Identity, self.spec.identity), (Licence, self.spec.licence)):
            if not model.objects.filter(site=federation.site).exists():
                setting = model(site=federation.site, **values)
                setting.full_clean()
                setting.save()
                self.report.note("setting", model._meta.verbose_name)

    def _predecessors(self, federation):
        for name in self.spec.predecessors:
            _predecessor, made = federation.predecessors.get_or_create(name=name)
            if made:
                self.report.note("predecessor", name)

    def _people(self, federation):
        """Let the first people in: who has an account joins, everybody else is sent an invitation.

        No account is made without a password, and no password by hand. Who belongs to a running team is the team's own
        affair: nobody who left, or whose invitation was withdrawn, is put back.
        """
        for person in self.spec.people:
            user = User.objects.filter(email=person.email).first()
            if user is None:
                if not federation.invitations.filter(email=person.email).exists():
                    self._invite(federation, person)
            elif self.founding:
                group = federation.group_for(person.role)
                user.groups.add(group)
                self.report.note("membership", f"{person.email} → {group}")

    def _invite(self, federation, person):
        invitation = Invitation(
            federation=federation,
            email=person.email,
            last_name=person.last_name,
            first_name=person.first_name,
            role=person.role,
        )
        invite(invitation, actor=None)
        self.report.note("invitation", f"{person.email} → {federation.group_for(person.role)}")
