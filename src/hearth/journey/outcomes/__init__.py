"""What changed? Promises that units made about somebody's matter, and how they are kept."""
