"""Pages that cannot drift: commands, errors, formats and public names are documented, and examples run."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import servanda
from servanda import errors
from servanda.cli.main import app
from servanda.cli.reference import commands_page
from servanda.exports import FORMATS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), DOCS.parent / "README.md"]
PYTHON = re.compile(r"^```python\n(.*?)^```", re.M | re.S)


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    assert page == commands_page(), "run `make reference`"


def test_every_error_is_explained() -> None:
    page = (DOCS / "reference" / "errors.md").read_text(encoding="utf-8")
    named = [n for n, c in vars(errors).items() if inspect.isclass(c) and issubclass(c, errors.ServandaError)]
    assert [name for name in named if f"`{name}`" not in page and name != "ServandaError"] == []


def test_every_public_name_is_on_the_python_page() -> None:
    page = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    assert [n for n in servanda.__all__ if n != "__version__" and n not in page] == []


def test_every_export_format_is_on_its_page() -> None:
    page = (DOCS / "guides" / "exports.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_examples_in_python_run(page: Path) -> None:
    for example in PYTHON.findall(page.read_text(encoding="utf-8")):
        exec(compile(example, str(page), "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_command_a_page_shows_exists(page: Path) -> None:
    known = {info.name for info in app.registered_commands}
    shown = set(re.findall(r"`servanda ([a-z]+)", page.read_text(encoding="utf-8")))
    assert shown - known == set()
