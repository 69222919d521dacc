"""Setting up a congress from the spreadsheets an office has, and giving them back."""
