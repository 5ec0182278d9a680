"""A site of all rulings of a collection, static: `making.make_site` makes it, in the order it tells."""
