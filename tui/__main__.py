"""``python -m tui`` is ``newstui``."""

from tui.cli import main

raise SystemExit(main())
