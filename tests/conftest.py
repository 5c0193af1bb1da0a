"""Settings that all tests share."""

from hypothesis import settings

# How long an example takes depends on what else the machine does: no test asserts times.
settings.register_profile("tqcheck", deadline=None)
settings.load_profile("tqcheck")
