"""Where documents meet: moves about one undertaking become one entry with a life and a status."""

from servanda.ledger.fold import Ledger, fold
from servanda.ledger.json import commitment_to_json

__all__ = ["Ledger", "commitment_to_json", "fold"]
