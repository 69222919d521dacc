"""Which rule applies, and by when: every deadline with its source and its reasons."""
