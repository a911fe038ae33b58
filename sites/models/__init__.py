from .approval import ApprovalTask
from .federation import Federation, Predecessor
from .identity import Identity
from .licence import Licence, SocialLink
from .membership import Membership

__all__ = ["ApprovalTask", "Federation", "Identity", "Licence", "Membership", "Predecessor", "SocialLink"]
