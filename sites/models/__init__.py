from .federation import Federation, Predecessor
from .history import HistoryLine
from .identity import Identity
from .licence import Licence, SocialLink
from .membership import Membership

__all__ = ["Federation", "HistoryLine", "Identity", "Licence", "Membership", "Predecessor", "SocialLink"]
