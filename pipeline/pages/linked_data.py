"""A ruling as schema.org's `Legislation`, for machines that read pages.

Normative resolutions are law in force in Kazakhstan, so the type fits. What no line of the ruling
tells is left out: nothing is said of its legal value, since the page is no official copy.
"""

from typing import Any, Final

from pipeline.collection.treatments import repealed_by
from pipeline.model import Ruling
from pipeline.outline import state_page
from pipeline.pages.destinations import Destinations
from pipeline.pages.interface import Interface, tag_of

_NOT_IN_FORCE: Final = "https://schema.org/NotInForce"


def legislation(ruling: Ruling, interface: Interface, destinations: Destinations) -> dict[str, Any]:
    """JSON-LD of a ruling, its keys in a fixed order; what is unknown has no key."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": destinations.around.canonical,
        "url": destinations.around.canonical,
        "legislationIdentifier": ruling.expression,
        "name": ruling.title,
        "inLanguage": tag_of(ruling.language),
        "legislationType": interface.kinds[ruling.kind],
        "legislationDate": ruling.date,
        "legislationDateVersion": ruling.edition.date if ruling.edition else None,
        "legislationJurisdiction": "KZ",
        "legislationPassedBy": {
            "@type": "GovernmentOrganization",
            "name": interface.courts[ruling.court],
        },
        "legislationLegalForce": _NOT_IN_FORCE if repealed_by(ruling) else None,
        "sameAs": state_page(ruling, interface.language),
        "citation": [
            {"@type": "Legislation", "name": destinations.name(w.work)} for w in ruling.works
        ],
    }
    return {key: value for key, value in told.items() if value}
