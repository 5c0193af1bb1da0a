"""`python -m tqcheck`."""

from tqcheck.cli import main

if __name__ == "__main__":  # the processes of `tqcheck serve` import this module too
    main()
