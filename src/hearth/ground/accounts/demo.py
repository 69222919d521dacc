"""Signing in to a demonstration."""

DEMO_PASSWORD = "lianxin-demo"  # printed at every start; good only where the congress is marked as a demo
