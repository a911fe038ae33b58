from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from accounts.models import User
from demo.loader import ADMINISTRATOR, SITES, load
from demo.signins import SignIns


class Command(BaseCommand):
    help = "Load the demo: the national portal and three provinces, with people. Running again keeps everything."

    def handle(self, *args, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                "The demo has known content and open sign-ins; it is loaded under cms.settings.local only."
            )
        bars = {}

        def progress(slug, done, total):
            bar = bars.setdefault(slug, tqdm(total=total, desc=slug, unit=" pages", disable=None))
            bar.update(done - bar.n)

        signins = SignIns(settings.DEMO_SIGNINS_FILE)
        federations = load(signins, progress=progress)
        for bar in bars.values():
            bar.close()
        self._print(federations, signins)

    def _print(self, federations, signins):
        self.stdout.write(f"\nThe demo is loaded: {len(SITES)} sites. Sign in at /admin/ on a team's own host.\n")
        for federation in federations:
            self.stdout.write(f"\n{federation.site.root_url}/  {federation.site.site_name}")
            for role in ("editors", "reviewers", "managers"):
                for user in federation.group_for(role).user_set.order_by("pk"):
                    self._print_person(role.removesuffix("s"), user, signins)
        self.stdout.write("\nAll sites:")
        self._print_person("national administrator", User.objects.get(email=ADMINISTRATOR), signins)

    def _print_person(self, role, user, signins):
        password = signins.password_of(user) or "(changed by its owner)"
        self.stdout.write(f"  {role:22}  {user.email:28}  {password}")
