"""What the people's pages need of the accounts' room: the one place that names it."""

from django.db.models import BooleanField, Value


def with_second_factor(users):
    """Return a queryset of Users with the annotation `has_second_factor`."""
    try:
        from accounts.second_factor import with_second_factor as annotate
    except ImportError:
        return users.annotate(has_second_factor=Value(False, output_field=BooleanField()))
    return annotate(users)


def end_sessions(user):
    """Sign a person out everywhere."""
    from accounts.sessions import end_sessions as end

    end(user)


def reset_second_factor(user):
    """Take a person's second factor away, with its recovery codes."""
    from accounts.second_factor import reset

    reset(user)
