from .approval import ApprovalTask
from .domain import Domain
from .draft_link import DraftLink
from .federation import Federation, Predecessor
from .history import HistoryLine
from .identity import Identity
from .invitation import Invitation
from .licence import Licence, SocialLink
from .membership import Membership
from .schedule import ScheduleFailure, ScheduleHeartbeat
from .submission_note import SubmissionNote

__all__ = [
    "ApprovalTask",
    "Domain",
    "DraftLink",
    "Federation",
    "HistoryLine",
    "Identity",
    "Invitation",
    "Licence",
    "Membership",
    "Predecessor",
    "ScheduleFailure",
    "ScheduleHeartbeat",
    "SocialLink",
    "SubmissionNote",
]
