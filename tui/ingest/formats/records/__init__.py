"""Stories as records: JSON, JSON Lines, JSON Feed, CSV."""
