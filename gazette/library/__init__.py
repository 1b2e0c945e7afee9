"""All issues together: order, neighbours, indexes."""
