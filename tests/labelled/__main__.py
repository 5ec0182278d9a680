"""Print how the labels of whole rulings compare: ``python -m tests.labelled [-v] [FOLDER]``; -v prints what is not right."""

import sys
from collections import Counter
from pathlib import Path

from tests.labelled import FOLDER, LOST, RIGHT, SUBJECTS, TOLD, WRONG, rulings


def main(arguments: list[str]) -> None:
    """One line a subject and language."""
    verbose = "-v" in arguments
    folders = [Path(one) for one in arguments if one != "-v"] or [FOLDER]
    for subject in SUBJECTS:
        for language in ("kaz", "rus"):
            count: Counter[str] = Counter()
            for ruling in (one for folder in folders for one in rulings(folder, language)):
                for one in ruling.judged(subject):
                    count[one.verdict] += 1
                    if verbose and one.verdict != RIGHT:
                        place = f"{ruling.path.stem}:{one.paragraph}"
                        print(f"{subject} {one.verdict} {place}  {one.due}  |  {one.got}")
            figures = ", ".join(f"{count[one]} {one}" for one in (RIGHT, TOLD, LOST, WRONG))
            print(f"{subject} {language}: {figures}")


if __name__ == "__main__":
    main(sys.argv[1:])
