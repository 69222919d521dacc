"""Who handles it, by when? A message becomes a matter that a unit must see to by a moment everybody can see."""
