"""What is asked of people because of the role they hold."""

from sites.scope import federations_of


def needs_second_factor(user):
    """Tell whether a person must have a second factor (SECOND_FACTOR_RULE).

    That is whoever can publish anywhere: national administrators, and reviewers and managers of any federation.
    """
    return user.is_superuser or any(federation.held_role != "editors" for federation in federations_of(user))
