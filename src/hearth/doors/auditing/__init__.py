"""For auditors: everything that happened, who looked, who may what, and whether the chain holds. Read-only."""
