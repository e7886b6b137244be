"""`python -m storyboard_cli` is `sb`."""

from storyboard_cli.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
