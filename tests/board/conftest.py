import pytest
from django.urls import reverse


@pytest.fixture
def board(visit, national, administrator):
    """Return a function that opens an address of the board as the national administrator."""

    def open_address(name, *args, method="get", query="", **kwargs):
        path = reverse(f"board:{name}", args=args) + query
        return visit(national.host, path, administrator, method, **kwargs)

    return open_address
