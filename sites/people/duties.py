"""What is asked of people because of the role they hold."""

from sites.roles import ROLES
from sites.scope import federations_of

# Keys of the roles that may publish.
PUBLISHERS = {role.key for role in ROLES if "publish" in role.pages}


def needs_second_factor(user):
    """Tell whether a person must have a second factor (SECOND_FACTOR_RULE).

    That is whoever can publish anywhere: national administrators, and reviewers and managers of any federation.
    """
    return user.is_superuser or any(federation.held_role in PUBLISHERS for federation in federations_of(user))
