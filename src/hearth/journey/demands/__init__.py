"""Who else says so: common demands, the messages gathered in them, and what people decided about that."""
