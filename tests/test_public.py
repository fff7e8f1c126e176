"""The public list: what others may import from `servanda`, and nothing else."""

from __future__ import annotations

import servanda


def test_every_exported_name_can_be_imported() -> None:
    for name in servanda.__all__:
        assert getattr(servanda, name) is not None


def test_the_public_list_is_sorted_and_complete() -> None:
    public = {n for n in vars(servanda) if not n.startswith("_") and n[0].isupper()} | {"read", "keep"}
    assert public - {"TYPE_CHECKING"} <= set(servanda.__all__)
