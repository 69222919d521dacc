"""What people wrote, understood: which words and places a text holds, which texts say the same, and why.

Nothing here asks a database, a network or a model of language; whoever calls hands in what is known (`store.py`).
"""
