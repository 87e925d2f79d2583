"""Who and what the stories of a store name, recognised in the background and counted."""
