"""The parts of tqcheck that speak HTTP: the review in a browser, and the service."""
