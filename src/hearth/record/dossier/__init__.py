"""What has this deputy done? A file that fills itself from real work, and that the deputy can add to and dispute."""
