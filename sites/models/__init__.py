from .approval import ApprovalTask
from .federation import Federation, Predecessor
from .history import HistoryLine
from .identity import Identity
from .invitation import Invitation
from .licence import Licence, SocialLink
from .membership import Membership

__all__ = [
    "ApprovalTask",
    "Federation",
    "HistoryLine",
    "Identity",
    "Invitation",
    "Licence",
    "Membership",
    "Predecessor",
    "SocialLink",
]
