"""Our findings in Wagtail's content checks, the panel “Checks” beside the editor.

The panel runs axe in the preview. axe cannot read a text for what it says, so the preview carries a mark for each of
our findings (templates/includes/findings.html), and each kind of them has a rule of ours that finds the marks.
What axe finds by itself has no mark.
"""

from wagtail.admin.userbar import ContentCheckerItem

from core.quality import KINDS
from core.quality.wording import FILE_NAME

_RULE = "finding-{}"
_CHECK = "is-finding"
# Ours says more: the lead is what stands in the page's description.
_REPLACED = {"empty-meta-description"}
_MARKED = [code for code, kind in KINDS.items() if not kind.rule]


class PageChecksItem(ContentCheckerItem):
    """Wagtail's content checks with ours, in the words of core.quality."""

    axe_run_only = [
        *(rule for rule in ContentCheckerItem.axe_run_only if rule not in _REPLACED),
        *(_RULE.format(code) for code in _MARKED),
    ]
    axe_custom_rules = [
        *(rule for rule in ContentCheckerItem.axe_custom_rules if rule["id"] not in _REPLACED),
        *(
            {
                "id": _RULE.format(code),
                "impact": "moderate",
                "selector": f'[data-finding="{code}"]',
                # The marks are hidden from people; axe passes over what is hidden unless told otherwise.
                "excludeHidden": False,
                "tags": ["best-practice"],
                "any": [],
                "none": [_CHECK],
                "enabled": True,
            }
            for code in _MARKED
        ),
    ]
    axe_custom_checks = [
        {"id": "check-image-alt-text", "options": {"pattern": FILE_NAME}},
        # One of axe's own functions by its name: a function of ours would have to be code in a string.
        {
            "id": _CHECK,
            "evaluate": "matches-definition-evaluate",
            "options": {"matcher": "[data-finding]"},
        },
    ]
    axe_messages = {
        **{rule: text for rule, text in ContentCheckerItem.axe_messages.items() if rule not in _REPLACED},
        **{
            kind.rule or _RULE.format(code): {"error_name": kind.name, "help_text": kind.mend}
            for code, kind in KINDS.items()
        },
    }


def replace_checks(request, items, page):
    """Put our checks in the place of Wagtail's; a receiver of the hook construct_wagtail_userbar."""
    items[:] = [
        PageChecksItem(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
