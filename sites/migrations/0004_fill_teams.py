from django.db import migrations

ROLES = ("editors", "reviewers", "managers")


def fill_memberships(apps, schema_editor):
    """Give everyone who is in a federation's group the membership that goes with it."""
    Federation = apps.get_model("sites", "Federation")
    Membership = apps.get_model("sites", "Membership")
    User = apps.get_model("accounts", "User")
    for federation in Federation.objects.all():
        # The greater role comes last and stays.
        held = {
            user: role
            for role in ROLES
            for user in User.objects.filter(groups=getattr(federation, f"{role}_id")).values_list("pk", flat=True)
        }
        for user, role in held.items():
            Membership.objects.get_or_create(federation=federation, user_id=user, defaults={"role": role})


def ask_a_second_person(apps, schema_editor):
    """Make the approval of each federation one by a second person; reviews that are under way go on."""
    Federation = apps.get_model("sites", "Federation")
    ApprovalTask = apps.get_model("sites", "ApprovalTask")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    ContentType = apps.get_model("contenttypes", "ContentType")
    tasks = GroupApprovalTask.objects.filter(
        workflow_tasks__workflow__in=Federation.objects.values("workflow_id")
    ).distinct()
    for task in tasks:
        kind, _made = ContentType.objects.get_or_create(app_label="sites", model="approvaltask")
        groups = list(task.groups.all())
        # The row of the common table stays, with its number, to which the reviews point.
        approval = ApprovalTask(task_ptr_id=task.pk, name=task.name, active=task.active, content_type_id=kind.pk)
        approval.save()
        approval.groups.set(groups)
        task.groups.clear()
        GroupApprovalTask.objects.filter(pk=task.pk)._raw_delete(using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    """For installs made before there were memberships; a new one has nothing to fill."""

    dependencies = [("sites", "0003_teams"), ("accounts", "0002_sign_in"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [
        migrations.RunPython(fill_memberships, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(ask_a_second_person, migrations.RunPython.noop, elidable=True),
    ]
