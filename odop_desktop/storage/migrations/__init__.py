"""The steps by which a store comes to the shape of the models, and the comparison of the two."""
