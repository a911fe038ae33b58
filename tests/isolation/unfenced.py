"""The install without the fence: settings for the control run, which proves that the crawler can see."""

from cms.settings.test import *
from cms.settings.test import MIDDLEWARE as _MIDDLEWARE

# Fewer leaking URL names than this, and it is the crawler that is blind.
LEAST_LEAKING_NAMES = 40

# The outer wall.
MIDDLEWARE = [name for name in _MIDDLEWARE if not name.startswith("sites.fence.")]
# The inner walls (choosers, filters, forms, reference checks) stay away when they read this.
FENCE_ENABLED = False
