from django.db import migrations


def grant_to_managers(apps, schema_editor):
    """Let the managers of each federation change its counter, as sites.roles says; new federations are made so."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Federation = apps.get_model("sites", "Federation")
    GroupSitePermission = apps.get_model("wagtailcore", "GroupSitePermission")
    Permission = apps.get_model("auth", "Permission")
    if not Federation.objects.exists():
        return
    # Django makes both after all migrations, and takes those that are there.
    kind, _made = ContentType.objects.get_or_create(app_label="visits", model="visitcounter")
    permission, _made = Permission.objects.get_or_create(
        content_type=kind, codename="change_visitcounter", defaults={"name": "Can change visit counter"}
    )
    for federation in Federation.objects.all():
        GroupSitePermission.objects.get_or_create(
            group_id=federation.managers_id, site_id=federation.site_id, permission=permission
        )


class Migration(migrations.Migration):
    """For installs made before there was a counter."""

    dependencies = [
        ("sites", "0006_submission_notes"),
        ("visits", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(grant_to_managers, migrations.RunPython.noop, elidable=True)]
