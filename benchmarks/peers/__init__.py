"""The product and its peers: each a module that says how it writes a briefing and how it is run.

A module has `emit(briefing)`, the source text, and `command(source, output)`, the words that make the PDF of it.
Run as a program (`python -m peers.typst ...`), with the interpreter that has the peer's library, it serves the
measurements that need more than one command: a process that stays, or a batch.
"""
