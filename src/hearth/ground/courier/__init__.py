"""How news reaches a person: an outbox row for each piece of news and recipient, and channels that carry it."""
