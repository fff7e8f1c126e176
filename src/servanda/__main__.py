"""`python -m servanda`: the same command as `servanda`."""

from servanda.cli.main import main

main()
