"""Remove what Wagtail's migrations put into an empty database.

The welcome page and its default Site would answer every unknown host; the groups «Moderators» and «Editors» have
grants on the root of all trees; the default workflow mails every moderator of the install. None of it belongs to a
federation. It is removed only while it is untouched.
"""

from django.db import migrations


def remove_starter_content(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Group = apps.get_model("auth", "Group")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("wagtailcore", "Task")

    welcome = Page.objects.filter(
        depth=2, slug="home", content_type__model="page", latest_revision=None, numchild=0
    ).first()
    if welcome is not None:
        Site.objects.filter(root_page=welcome, hostname="localhost").delete()
        Page.objects.filter(depth=1).update(numchild=Page.objects.filter(depth=2).count() - 1)
        welcome.delete()
    Workflow.objects.filter(name="Moderators approval", workflow_states=None).delete()
    Task.objects.filter(name="Moderators approval", task_states=None).delete()
    Group.objects.filter(name__in=["Moderators", "Editors"], user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("sites", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtailimages", "0002_initial_data"),
    ]

    operations = [
        # Nothing to bring back: the forward step removes only what nobody has used.
        migrations.RunPython(remove_starter_content, migrations.RunPython.noop, elidable=False),
    ]
