from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "delivery"

    def ready(self):
        # The first puts a render without inline script in the place of Wagtail's, the other connects its receivers.
        from . import choosers, invalidation  # noqa: F401
