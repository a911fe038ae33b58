"""Where the board joins the admin."""

from django.templatetags.static import static
from django.urls import include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from sites.reports.hooks import NationalMenuItem

from . import urls


@hooks.register("register_admin_urls")
def register_board_urls():
    """Mount the board below admin/federations/."""
    return [path("federations/", include(urls))]


@hooks.register("insert_global_admin_css")
def board_stylesheet():
    """Load the look of the board's pages, which are spread over several rooms."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/board.css"))


@hooks.register("register_admin_menu_item")
def register_board_menu_item():
    """Offer it to national administrators."""
    return NationalMenuItem(_("Federations"), reverse_lazy("board:index"), name="board", icon_name="site", order=10)
