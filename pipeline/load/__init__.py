"""Published rulings in a database: SQLite or PostgreSQL, the same tables and views in both.

`loading` goes through a folder and writes what is new, one transaction a ruling; `rows` says what
is written, `statements` how, `sqlite` and `postgres` what differs. `verifying` holds a database
against the folder. The tables are derived: for another version of them all is built beside them,
and takes their place at the end.
"""

from pipeline.load.agreement import differences
from pipeline.load.transactions import LoadCounts, load

__all__ = ["LoadCounts", "differences", "load"]
