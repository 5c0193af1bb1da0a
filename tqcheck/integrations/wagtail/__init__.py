"""The gate before publishing, for Wagtail: a Django app that asks `tqcheck serve` before a translation goes public."""
