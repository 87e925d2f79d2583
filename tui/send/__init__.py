"""Stories on their way out: to a file, to another program."""
