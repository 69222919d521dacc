"""Following public matters by e-mail: no account, a letter for each step, one click to stop."""
