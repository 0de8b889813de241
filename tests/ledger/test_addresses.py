"""What the user writes for a case, and what is shown of it."""

from pathlib import Path

import pytest

from asreported.errors import CaseError
from asreported.ledger import case_files
from asreported.ledger.addresses import address, shown


@pytest.mark.parametrize("written", ["case.db", "a b/ca?se.db", "postgresql", "C:\\cases\\one.db", "note: draft"])
def test_what_is_no_address_is_a_file(written):
    assert shown(address(written)) == written
    assert case_files(written)[0] == Path(written)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_may_be_written_in_any_of_its_ways(scheme):
    url = address(f"{scheme}://desk@db.example:5433/flood")
    assert url.drivername == "postgresql+psycopg"
    assert shown(url) == "postgresql://desk@db.example:5433/flood"
    assert case_files(f"{scheme}://desk@db.example/flood") == ()


@pytest.mark.parametrize(
    "written",
    ["postgresql://desk:sEcr3t@db.example/flood", "postgresql://desk@db.example/flood?password=sEcr3t"],
)
def test_a_password_is_never_shown(written):
    assert "sEcr3t" not in shown(address(written))


@pytest.mark.parametrize(
    "written",
    ["mysql://desk:sEcr3t@db.example/flood", "nonsense://x", "postgresql://desk:sEcr3t@db.example:port/flood"],
)
def test_nonsense_is_told_without_its_password(written):
    with pytest.raises(CaseError) as fault:
        address(written)
    assert fault.value.code == "AR205"
    assert "sEcr3t" not in str(fault.value)
