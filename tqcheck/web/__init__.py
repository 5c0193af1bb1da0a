"""What people and other programs meet over HTTP: the review pages, and the service before publishing."""
