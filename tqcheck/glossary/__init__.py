"""Glossaries: read, compiled into their forms, matched in running text."""
