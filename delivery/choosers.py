"""Wagtail's choosers without their inline script, so that the admin's policy allows none.

Wagtail 8.0.1 starts a chooser with `<script>new PageChooser(…)</script>` behind it, and has no template for that. Date
fields and inline panels do the same in templates, which ours replace (templates/wagtailadmin/). All of them now say
in attributes what to start, and cms/static/js/admin-start.js starts it.
"""

import json

from django.utils.html import format_html
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser


def render(self, name, value, attrs=None, renderer=None):
    """Render a chooser and what starts it; takes the place of BaseChooser.render and has its arguments."""
    value_data = self.get_value_data(value)
    starter, arguments = self.starting_call(attrs["id"], name, value_data)
    # Before the chooser: controllers connect in the order of the page, and its dropdown takes the buttons that are to
    # be listened to out of the page.
    return format_html(
        '<template data-controller="start" data-start-name-value="{}" data-start-arguments-value="{}"></template>{}',
        starter,
        json.dumps(arguments),
        self.render_html(name, value_data, attrs),
    )


def starting_call(self, id_, name, value_data):
    """Return (name of the script's function, its arguments) for a chooser."""
    return self.js_constructor, [id_, self.get_js_init_options(id_, name, value_data)]


def starting_call_of_tasks(self, id_, name, value_data):
    """The same for the chooser of a workflow's tasks, which has a function of its own."""
    return "createTaskChooser", [id_]


BaseChooser.render = render
BaseChooser.starting_call = starting_call
AdminTaskChooser.starting_call = starting_call_of_tasks
