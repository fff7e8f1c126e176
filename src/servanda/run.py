"""Reads many documents: in several processes, in bounded memory, and never one that is already kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from servanda.errors import ServandaError
from servanda.flow import Toolkit, default_toolkit, read
from servanda.records import Document, Problem, Reading
from servanda.store import Store, reading_key

BATCH = 16
"""Documents that travel, and are kept, together: a killed run loses at most these, and reads them again."""


@dataclass(slots=True)
class Tally:
    """What a run did, for its summary."""

    read: int = 0
    known: int = 0
    replaced: int = 0
    """Documents of those read that take the place of another text of the same id in the store."""
    moves: int = 0
    problems: list[Problem] = field(default_factory=list)


def read_safely(document: Document, kit: Toolkit) -> Reading | Problem:
    """The reading of a document; a document that breaks a rule becomes a Problem and stops nothing."""
    try:
        return read(document, kit)
    except ServandaError:
        raise
    except Exception as error:  # a bad document never stops a run
        what = f"could not be read ({type(error).__name__}: {error})"
        return Problem(document.id, what, "report it with the document; the run goes on without it")


def read_all(
    items: Iterable[Document | Problem], tally: Tally, kit: Toolkit | None = None, jobs: int = 1
) -> Iterator[Reading]:
    """Readings in the order of the documents; problems go into the tally."""
    for outcome in _outcomes(items, kit or default_toolkit(), jobs):
        if isinstance(outcome, Problem):
            tally.problems.append(outcome)
        else:
            tally.read += 1
            tally.moves += len(outcome.moves)
            yield outcome


def read_into(
    store: Store,
    items: Iterable[Document | Problem],
    tally: Tally,
    kit: Toolkit | None = None,
    jobs: int = 1,
    notice: Callable[[Tally], None] = lambda _: None,
) -> None:
    """Read what the store does not hold yet, and keep it batch by batch."""
    kit = kit or default_toolkit()
    fresh = _not_kept(store, items, tally, kit.version)
    readings = read_all(fresh, tally, kit, jobs)
    while batch := list(islice(readings, BATCH)):
        store.put(batch)
        notice(tally)


def _not_kept(
    store: Store, items: Iterable[Document | Problem], tally: Tally, version: str
) -> Iterator[Document | Problem]:
    stream = iter(items)
    while batch := list(islice(stream, 256)):
        keys = {reading_key(d, version): d for d in batch if isinstance(d, Document)}
        missing = store.missing(keys)
        tally.known += len(keys) - len(missing)
        tally.replaced += len(store.held((keys[key].id for key in missing), version))
        yield from (d for d in batch if isinstance(d, Problem))
        yield from (d for key, d in keys.items() if key in missing)


def _outcomes(items: Iterable[Document | Problem], kit: Toolkit, jobs: int) -> Iterator[Reading | Problem]:
    if jobs <= 1:
        yield from (_outcome(item, kit) for item in items)
        return
    yield from _in_processes(items, kit.actor_files, jobs)


def _in_processes(
    items: Iterable[Document | Problem], actor_files: tuple[Path, ...], jobs: int
) -> Iterator[Reading | Problem]:
    """As many batches in flight as keep the processes busy, and no more: memory does not grow with the input."""
    stream = iter(items)
    flying: deque[Future[list[Reading | Problem]]] = deque()
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=default_toolkit, initargs=(actor_files,)) as pool:
        while True:
            while len(flying) < jobs * 3 and (batch := list(islice(stream, BATCH))):
                flying.append(pool.submit(_read_batch, batch, actor_files))
            if not flying:
                return
            yield from flying.popleft().result()


def _read_batch(batch: list[Document | Problem], actor_files: tuple[Path, ...]) -> list[Reading | Problem]:
    kit = default_toolkit(actor_files)
    return [_outcome(item, kit) for item in batch]


def _outcome(item: Document | Problem, kit: Toolkit) -> Reading | Problem:
    return item if isinstance(item, Problem) else read_safely(item, kit)
