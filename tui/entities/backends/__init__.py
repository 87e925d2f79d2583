"""Names by other programs' models: extras, each with a model of the reader's choice."""
