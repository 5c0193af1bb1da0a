"""One step a file; their order is that of `down_revision`."""
