"""Who and what a story names: recognition, values, linking, and an index over the store."""
