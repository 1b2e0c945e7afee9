"""Any source text → an issue and a ledger."""
