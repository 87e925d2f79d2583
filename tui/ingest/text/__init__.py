"""Text itself, of whatever format: decoded, made safe, its language told."""
