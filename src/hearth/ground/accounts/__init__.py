"""Who is signing in: people with a password; their sessions, to be seen and ended."""
