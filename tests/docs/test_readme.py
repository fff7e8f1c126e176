"""The README shows what the demo really prints."""

from __future__ import annotations

from bench.readme import README, demo_output, pasted


def test_the_readme_shows_what_the_demo_prints() -> None:
    readme = README.read_text(encoding="utf-8")
    assert readme == pasted(readme, "demo", demo_output()), "run `make readme`"
