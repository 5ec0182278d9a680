"""Published rulings in a browser, by Datasette: tables with facets, ready queries, search in any form.

`make browse` starts it. `metadata.yml` tells what is shown; `plugins` holds what Datasette lacks.
"""
