"""Where is it, and what of it do I keep or take along? One search, views under a name, files and paper."""
