"""Fidelity 忠实: the proof that the built pages have every sign of the source, and no other, but for what the issue's history explains.

It reads what readers get, the HTML and the style sheets of ``site/``, and none of the structures they were made from.
"""

from gazette.fidelity.account import Account, Departure
from gazette.fidelity.prove import accounts, record, told

__all__ = ["Account", "Departure", "accounts", "record", "told"]
