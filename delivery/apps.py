from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "delivery"

    def ready(self):
        from . import choosers  # noqa: F401  (puts a render without inline script in the place of Wagtail's)
