"""The command line: a thin coat over the public functions."""
