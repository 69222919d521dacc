"""What a citizen said to their deputy, and what was said back: codes, threads, messages."""
