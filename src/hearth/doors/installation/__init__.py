"""The front door of an installation: its congresses, and what it says about itself."""
