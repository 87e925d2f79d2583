"""What one leaves on the desk: kept on disk, and undone again."""
