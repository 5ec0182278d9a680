"""A site of all rulings of a collection, static: `whole_site.make_site` makes it, in the order it tells."""
