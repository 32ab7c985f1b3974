"""``python -m gaoxin``: the same as the command ``gaoxin``."""

from gaoxin.faces.cli import main

main()
