"""GraphML: who owes what to whom, for programs that draw and measure networks."""

from __future__ import annotations

import io
from collections.abc import Iterable

from servanda.codes import code_name
from servanda.records import Commitment


def to_graphml(commitments: Iterable[Commitment]) -> str:
    """A directed multigraph: parties are nodes, undertakings are edges from debtor to creditor.

    An undertaking to nobody in particular leads to the node `anyone`.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for entry in commitments:
        for debtor in entry.debtor or ("unknown",):
            for creditor in entry.creditor or ("anyone",):
                for code in (debtor, creditor):
                    graph.add_node(code, label=code_name(code))
                graph.add_edge(
                    debtor, creditor, key=entry.id, id=entry.id, label=entry.what, status=entry.status,
                    topic=entry.topic or "", deadline=entry.deadline or "", outlets=len(entry.outlets),
                )  # fmt: skip
    out = io.BytesIO()
    nx.write_graphml(graph, out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode("utf-8") + "\n"
