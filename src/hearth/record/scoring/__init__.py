"""What of a closed year counts how much, where a congress wants that at all? Off unless turned on; never public."""
