from __future__ import annotations

import pytest

from tests import cast


@pytest.fixture
def street(yuhe):
    """The sub-district office."""
    return cast.unit("安和街道办事处", "Anhe sub-district office")


@pytest.fixture
def lu(street):
    """Its contact."""
    return cast.staff("陆宁", "Lu Ning", "unit", unit=street)


@pytest.fixture
def head(street):
    """Its leader."""
    return cast.staff("方主任", "Fang Ru", "unit-leader", unit=street)
