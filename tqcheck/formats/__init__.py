"""Bilingual files in: one file a format."""
