"""Where documents meet: moves about one undertaking become one entry with a life and a status."""

from servanda.ledger.fold import Ledger, fold

__all__ = ["Ledger", "fold"]
