"""`python -m pipeline` is the same as `qauly`."""

from pipeline.cli import main

main()
