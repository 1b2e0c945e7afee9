"""What must hold for any input: small samples here, long runs in ``benchmarks/fuzz``."""
