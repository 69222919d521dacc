"""Two ways in: staff set the congress up, and everybody fetches a deputy's photo."""
