"""A table of thousands of rows as one test, where each row is a matter of microseconds."""

from inspect import Signature, signature


def every_row(names, rows):
    """As `pytest.mark.parametrize`, but one test, which ends in the errors of all rows that fail.

    A test of its own costs more than such a row does: to collect, to start and to report.
    """
    columns = (names,) if isinstance(names, str) else names
    table = [(row,) if isinstance(names, str) else row for row in rows]

    def over(test):
        def whole(*bound, **fixtures):
            assert table
            errors = []
            for row in table:
                try:
                    test(*bound, **dict(zip(columns, row, strict=True)), **fixtures)
                except Exception as error:  # noqa: BLE001 - the other rows are still tried
                    error.add_note(f"in the row {row!r:.500}")
                    errors.append(error)
            if errors:
                raise ExceptionGroup(f"{len(errors)} of {len(table)} rows fail", errors)

        others = [one for one in signature(test).parameters.values() if one.name not in columns]
        whole.__signature__ = Signature(others)
        whole.__name__, whole.__doc__, whole.__module__ = (
            test.__name__,
            test.__doc__,
            test.__module__,
        )
        return whole

    return over
