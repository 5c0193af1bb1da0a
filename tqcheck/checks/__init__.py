"""The checks: one file, one function each. The engine finds them here."""
