from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from .handmade import build
from .page import opened
from .terminal import build_across


@pytest.fixture(scope="session")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build(tmp_path_factory.mktemp("desk") / "tarn-weir.db")


@pytest.fixture
def desk(case_path: str) -> Iterator[TestClient]:
    with opened(case_path, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def across_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_across(tmp_path_factory.mktemp("across") / "ostrel.db")


@pytest.fixture
def across(across_path: str) -> Iterator[TestClient]:
    with opened(across_path, follow_redirects=False) as client:
        yield client
