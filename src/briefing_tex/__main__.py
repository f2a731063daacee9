"""`python -m briefing_tex` is the command line."""

from briefing_tex.cli import main

if __name__ == "__main__":
    main()
