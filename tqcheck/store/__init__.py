"""What people decided about issues and translations, kept in a database: SQLite, or PostgreSQL for a team."""
