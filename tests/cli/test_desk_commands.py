"""`demo` and `serve`: where the example is found, and a port that is taken."""

import socket
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner

from asreported.cli import demo, examples, main
from asreported.errors import AsReportedError
from asreported.intake import Report, items
from asreported.ledger import open_case


def test_a_port_that_is_taken_is_told_with_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as other:
        with pytest.raises(AsReportedError) as fault:
            demo._listening(other.getsockname()[1])
        assert fault.value.code == "AR401"
        assert "--port" in fault.value.advice


def test_a_browser_may_come_before_the_desk_is_ready():
    with demo._listening(0) as listener:
        socket.create_connection(listener.getsockname(), timeout=5).close()


def test_a_desk_that_is_stopped_ends_in_good_order(monkeypatch, tmp_path):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    open_case(tmp_path / "case.db").close()
    monkeypatch.setattr(uvicorn.Server, "run", stopped)
    result = CliRunner().invoke(main, ["--case", str(tmp_path / "case.db"), "serve", "--port", "0"])
    assert result.exit_code == 0
    assert "Aborted" not in result.output


def test_every_example_report_can_be_read():
    found = list(items(examples.reports()))
    assert len(found) >= 15
    assert all(isinstance(one, Report) for one in found)
    assert all(one.outlet and one.published for one in found if isinstance(one, Report))


def test_the_example_is_found_in_a_package_or_beside_the_sources():
    assert {Path(pattern).parent.name for pattern in examples.reports()} == {"hostage-crisis"}
