"""Texts of one ruling, converted together."""

from lxml import etree

from pipeline.codes import Code
from pipeline.convert import publish
from pipeline.linking import Texts, linked
from pipeline.linking import with_other_texts as put_together
from tests.compare.texts import changed, ruling

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def together(**rulings):
    texts = Texts()
    for key, text in rulings.items():
        texts.add(key, text)
    return {key: put_together(texts.beside(key)) for key in rulings}


def codes(text):
    return [d.code for d in text.diagnostics]


def test_each_text_names_the_other():
    kaz, rus = ruling("ks-2024-77", "kaz"), ruling("ks-2024-77", "rus")
    found = together(kaz=kaz, rus=rus, other=ruling("kk-2009-15", "kaz"))
    assert found["kaz"].parallels == (rus.expression,)
    assert found["rus"].parallels == (kaz.expression,)
    assert found["other"] == ruling("kk-2009-15", "kaz")


def test_the_files_name_the_other_text_and_pass_all_checks():
    for stem in ("ks-2024-77", "kk-2020-31"):
        kaz, rus = ruling(stem, "kaz"), ruling(stem, "rus")
        published = publish(linked(kaz, [rus]))
        entries = etree.fromstring(published.akn).iter(f"{AKN}TLCReference")
        parallel = [e.get("href") for e in entries if e.get("name") == "expression"]
        assert parallel == [rus.expression]


def test_neither_text_is_called_a_translation():
    akn = publish(linked(ruling("ks-2024-77", "kaz"), [ruling("ks-2024-77", "rus")])).akn
    assert b"FRBRtranslation" not in akn


def test_texts_of_different_dates_are_not_linked():
    kaz, rus = ruling("ks-2025-178", "kaz"), ruling("ks-2025-178", "rus")
    assert together(kaz=kaz, rus=rus) == {"kaz": kaz, "rus": rus}


def test_two_copies_in_one_language_are_not_linked():
    kaz = ruling("ks-2024-77", "kaz")
    assert together(one=kaz, two=kaz) == {"one": kaz, "two": kaz}


def test_a_difference_is_a_finding_in_both():
    kaz = ruling("ks-2024-77", "kaz")
    rus = changed("ks-2024-77", "rus", ("11 сентября 2023 года", "12 сентября 2023 года"))
    found = together(kaz=kaz, rus=rus)
    for text, here, there in ((found["kaz"], "11", "12"), (found["rus"], "12", "11")):
        finding = text.diagnostics[-1]
        assert finding.code is Code.PAIR_DIFFERS
        assert f"“2023-09-{here}” here, “2023-09-{there}” in" in finding.message
        block = next(b for b in text.blocks() if b.eId == finding.block)
        assert f"{here} " in block.text
        assert finding.source == block.source
        publish(text)


def test_a_missing_point_is_a_finding_where_the_point_stands():
    kaz = ruling("ks-2024-77", "kaz")
    whole = "4. Возвращение иска является безвозмездной и оперативной процедурой и не препятствует повторному обращению после устранения недостатков. Такое регулирование допускает и пункт 1 статьи 14 Международного пакта о гражданских и политических правах.\n"
    rus = changed("ks-2024-77", "rus", (whole, ""))
    found = together(kaz=kaz, rus=rus)
    assert [d.block for d in found["kaz"].diagnostics if d.code is Code.PAIR_DIFFERS] == [
        "motivation__para_4__p_1"
    ]
    assert [d.block for d in found["rus"].diagnostics if d.code is Code.PAIR_DIFFERS] == [None]


def test_a_doubtful_nominative_is_confirmed_by_the_other_text():
    kaz, rus = ruling("kk-2020-31", "kaz"), ruling("kk-2020-31", "rus")
    assert Code.NAME_DOUBTFUL in codes(rus)
    found = together(kaz=kaz, rus=rus)["rus"]
    assert Code.NAME_DOUBTFUL not in codes(found)
    assert codes(found).count(Code.NAME_CONFIRMED) == codes(rus).count(Code.NAME_DOUBTFUL)


def test_a_doubtful_nominative_that_the_other_text_does_not_share_stays_in_doubt():
    rus = ruling("kk-2020-31", "rus")
    kaz = changed("kk-2020-31", "kaz", ("Н.С. Байбатшаның", "Н.С. Сейітованың"))
    found = together(kaz=kaz, rus=rus)["rus"]
    assert Code.NAME_DOUBTFUL in codes(found)
    assert Code.NAME_CONFIRMED not in codes(found)
