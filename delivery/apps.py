from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "delivery"

    def ready(self):
        # The first puts a render without inline script in the place of Wagtail's, the others connect their receivers.
        from . import choosers, front, invalidation  # noqa: F401
