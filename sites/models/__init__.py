from .federation import Federation, Predecessor
from .identity import Identity
from .licence import Licence, SocialLink

__all__ = ["Federation", "Identity", "Licence", "Predecessor", "SocialLink"]
