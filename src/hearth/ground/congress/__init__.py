"""Who people are here: congresses, areas, deputies with their mandates, posts, stations, units."""
