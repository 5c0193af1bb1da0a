"""A small Wagtail site behind the gate, for tests/test_wagtail.py."""
