"""How news is told: what each person wants to hear, in which words, and what became of every letter."""
