"""The ledger: the timeline on every page, the trigger of reactions and letters, the source of records."""
