"""The package runs as a module, for machines where scripts are not on the path."""

from __future__ import annotations

import subprocess
import sys

from servanda.version import reading_version


def test_the_package_runs_as_a_module() -> None:
    shown = subprocess.run([sys.executable, "-m", "servanda", "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == reading_version()


def test_a_command_that_does_not_exist_is_misuse() -> None:
    shown = subprocess.run([sys.executable, "-m", "servanda", "foretell"], capture_output=True, text=True, check=False)
    assert shown.returncode == 2
    assert "foretell" in shown.stderr
