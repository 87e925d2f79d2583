"""What is fetched from the network: only addresses that the reader gave, or asked to open."""
