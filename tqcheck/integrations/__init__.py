"""Other programs that ask tqcheck: thin adapters over the engine or its service."""
