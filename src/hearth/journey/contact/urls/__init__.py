"""What can be asked about words: at the printed code, with a tracking code, inside a congress, at a change of term."""
