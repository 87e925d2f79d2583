"""Everything that knows the screen."""
