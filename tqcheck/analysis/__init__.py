"""What can be found in one text, or in the two sides of a segment: each worked out once."""
