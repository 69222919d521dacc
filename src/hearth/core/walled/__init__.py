"""PostgreSQL as Django knows it, told with every statement from which congress it is asked."""
