"""Liaison stations from inside: who sits there, on which days, and what people said who came."""
