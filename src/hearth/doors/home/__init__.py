"""The public side of a congress: its home, its deputies, its stations."""
