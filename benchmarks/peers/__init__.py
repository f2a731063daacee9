"""The product and its peers: each a module that says how it writes a briefing and how it is run.

A module has `emit(briefing)`, the source text, and `command(source, output)`, the words that make its PDF. As a
program (`python -m peers.typst warm`, run by the interpreter that has the peer's library) it serves what needs
more than one command: a process that stays, a batch.
"""
