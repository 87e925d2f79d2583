"""newstui: a terminal news reader for people who read a great deal of news."""

import os

# Before numpy is imported anywhere: a story's matrices are so small that the threads which
# would share them cost more than they compute.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("VECLIB_MAXIMUM_THREADS", "1")

__version__ = "0.1.0"
