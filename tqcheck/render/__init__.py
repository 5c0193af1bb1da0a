"""Reports out: one file a form."""
