"""A specification for the tests of provisioning, and how it is changed and refused."""

import pytest

from sites.provisioning import FederationSpec, SpecError

SPEC = {
    "slug": "ben-tre",
    "name": "Bến Tre",
    "unit_kind": "tỉnh",
    "state": "live",
    "hostname": "ldld.bentre.example",
    "seat": "Bến Tre",
    "predecessors": ["Đồng Khởi", "An Hóa"],
    "identity": {"slogan": "Khẩu hiệu Bến Tre"},
    "licence": {"licence_number": "06/GP-TTĐT", "issued_on": "09/10/2019", "phones": "0275.000.0001"},
    "people": [
        {"email": "Bien.Tap@bentre.example", "role": "editors", "last_name": "Lê Thu", "first_name": "Hằng"},
        {"email": "duyet@bentre.example", "role": "reviewers"},
        {"email": "quan-tri@bentre.example", "role": "managers"},
    ],
}

PERSON = {"email": "moi@bentre.example", "role": "editors"}


def spec(**changes):
    """Return SPEC as a checked specification, with changes; None takes a field out."""
    data = {key: value for key, value in {**SPEC, **changes}.items() if value is not None}
    return FederationSpec.from_mapping(data)


def problems(read, *args, **kwargs):
    """Return the problems that a refused specification is said to have."""
    with pytest.raises(SpecError) as refusal:
        read(*args, **kwargs)
    return refusal.value.problems
