"""Elements of WIPO's XML by their local names, and what they say of a mark."""

from __future__ import annotations

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.case import Drawing, Status
from brandlint.registers.importers import wipo_xml as wipo

from .builders import stream

ST66 = "http://www.wipo.int/standards/XMLSchema/trademarks"
ST96 = "http://www.wipo.int/standards/XMLSchema/ST96/Trademark"


def element(inner: str) -> wipo.Element:
    """The element `mark` of an ST.66 namespace with this inside."""
    return wipo.document(f'<mark xmlns="{ST66}">{inner}</mark>'.encode(), "test")


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        (f"{{{ST66}}}Transaction", "st66"),
        ("TradeMarkTransactionBody", "st66"),
        (f"{{{ST96}}}TrademarkTransaction", "st96"),
        ("trademark-applications-daily", "uspto"),
        ("case-file", "uspto"),
        ("ttab-proceedings", ""),
        ("html", ""),
    ],
)
def test_a_file_is_known_by_its_root(root: str, kind: str) -> None:
    actual, description = wipo.kind_of(root)
    assert actual == kind and description


def test_elements_come_by_local_name_and_are_forgotten() -> None:
    source = stream(f'<Transaction xmlns="{ST66}"><TradeMark>a</TradeMark><Other/>')
    seen = []
    with pytest.raises(BrandlintError) as caught:
        for found in wipo.elements(source, "st66", ["TradeMark"]):
            seen.append((wipo.local(found), wipo.text(found)))
            wipo.release(found)
            assert wipo.text(found) == ""
    assert seen == [("TradeMark", "a")]  # what stands before the damage
    assert caught.value.slug == "damaged-file" and "line 1" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b\n1,2\n", "no XML"),
        ("<html><body/></html>", "XML of another kind"),
        ("<trademark-applications-daily/>", "import uspto"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_reads_it(content: str, words: str) -> None:
    with pytest.raises(BrandlintError) as caught:
        list(wipo.elements(stream(content), "st66", ["TradeMark"]))
    assert caught.value.slug == "not-a-register" and words in str(caught.value)


def test_no_entity_is_expanded() -> None:
    declared = '<!DOCTYPE mark [<!ENTITY owner "Somebody">]><mark><name>&owner;</name></mark>'
    assert "Somebody" not in wipo.text(wipo.document(declared.encode(), "test"))


def test_a_path_ends_where_it_breaks_off() -> None:
    mark = element("<a><b> two \n words </b></a><a><b>second</b></a>")
    assert wipo.text(mark, "a", "b") == "two words"
    assert wipo.child(mark, "a", "c") is None and wipo.text(mark, "a", "c") == ""
    assert [wipo.text(found) for found in wipo.below(mark, "b")] == ["two words", "second"]


def test_the_first_name_that_has_a_text_counts() -> None:
    mark = element("<late>later</late><early/><early>earlier</early>")
    assert wipo.first(mark, "early", "late") == "earlier"
    assert wipo.first(mark, "none") == ""


@pytest.mark.parametrize(
    ("inner", "want"),
    [
        ('<t languageCode="de">Mützen</t><t languageCode="EN">Caps</t>', "Caps"),
        ('<t languageCode="de">Mützen</t><t languageCode="fr">Casquettes</t>', "Mützen"),
        ('<t languageCode="en">Caps</t><t languageCode="en">Hats</t>', "Caps; Hats"),
        ('<t languageCode="en">Caps</t><t languageCode="en">Caps</t>', "Caps"),
        ("<t/>", ""),
    ],
)
def test_texts_are_taken_in_english_else_in_the_first_language(inner: str, want: str) -> None:
    assert wipo.in_english(wipo.below(element(inner), "t")) == want


def goods(number: str, words: str, state: str = "") -> str:
    dead = f"<ClassNumberStatusDescriptionText>{state}</ClassNumberStatusDescriptionText>"
    return (
        f"<ClassDescription><ClassNumber>{number}</ClassNumber>{dead if state else ''}"
        f"<GoodsServicesDescription>{words}</GoodsServicesDescription></ClassDescription>"
    )


def test_goods_by_class_without_dead_and_unknown_classes() -> None:
    holder = element(
        goods("25", "Caps")
        + goods("25", "Hats")
        + goods("9", "Cables", "Abandoned")
        + goods("99", "Nothing")
        + goods("21", "")
    )
    assert wipo.goods_of(holder) == {25: "Caps; Hats", 21: ""}


@pytest.mark.parametrize(
    ("inner", "name"),
    [
        (
            "<FreeFormatNameLine>Quillvane</FreeFormatNameLine>"
            "<FreeFormatNameLine>GmbH</FreeFormatNameLine>",
            "Quillvane GmbH",
        ),
        ("<OrganizationName>Quillvane LLC</OrganizationName>", "Quillvane LLC"),
        ("<LastName>Quill</LastName><FirstName>Ada</FirstName>", "Ada Quill"),
        ("<LastName>Quill</LastName>", "Quill"),
        ("", ""),
    ],
)
def test_a_party_is_named_by_lines_organisation_or_person(inner: str, name: str) -> None:
    assert wipo.party_name(element(inner)) == name


def holder(name: str, type_code: str, country: str = "US") -> wipo.Element:
    return element(
        f"<EntityName>{name}</EntityName><PartyTypeCode>{type_code}</PartyTypeCode>"
        f"<CountryCode>{country}</CountryCode>"
    )


def test_the_uspto_names_every_owner_there_was_and_the_last_ones_hold_the_mark() -> None:
    owners = [holder("First", "10"), holder("Second", "31", "DE"), holder("Third", "31")]
    assert wipo.parties(owners, us=True) == ("Second; Third", "DE")
    assert wipo.parties(owners, us=False) == ("First; Second; Third", "US")
    assert wipo.parties([element("")], us=True) == (None, None)


def test_only_accepted_declarations_of_use_count() -> None:
    def filing(section: str, decision: str) -> str:
        return (
            f"<MaintenanceFiling><SectionText>{section}</SectionText>"
            f"<DecisionStatusText>{decision}</DecisionStatusText></MaintenanceFiling>"
        )

    mark = element(filing("8", "Accepted") + filing("15", "Refused") + filing("9", "Accepted"))
    assert wipo.declared_of(mark) == {"section-8": "T"}


@pytest.mark.parametrize(
    ("inner", "office", "want"),
    [
        ("<ApplicationNumber>90001</ApplicationNumber>", "EM", ("EM", "90001", "")),
        (
            "<ApplicationNumber><ApplicationNumberText>7</ApplicationNumberText>"
            "</ApplicationNumber><RegistrationNumber>8</RegistrationNumber>",
            "EM",
            ("EM", "7", ""),
        ),
        ("<RegistrationNumber>8</RegistrationNumber>", "EM", ("EM", "8", "")),
        ("", "EM", ("EM", "", "no-number")),
        ("<RegistrationNumber>8</RegistrationNumber>", "", ("", "8", "no-office")),
    ],
)
def test_an_entry_is_office_and_number(inner: str, office: str, want: tuple[str, str, str]) -> None:
    assert wipo.identity(element(inner), office) == want


def test_days_are_iso_and_the_first_publication_counts() -> None:
    mark = element(
        "<PublicationDate>2020-05-02</PublicationDate><PublicationDate>20190701</PublicationDate>"
        "<Filed/><Applied>2018-01-03</Applied>"
    )
    assert wipo.published(mark) == "2019-07-01"
    assert wipo.published(None) == ""
    assert wipo.dated(mark, "Filed", "Applied") == "2018-01-03"


def test_a_code_that_is_not_known_gives_way_to_the_words() -> None:
    extra = element(
        "<MarkCurrentStatusExternalDescriptionText>Registered"
        "</MarkCurrentStatusExternalDescriptionText>"
    )
    assert wipo.status_in("no such code", "EM", extra) is Status.REGISTERED
    assert wipo.status_in("no such code", "EM", None) is Status.UNKNOWN


def test_a_sign_with_a_place_for_words_and_none_in_it_is_a_design() -> None:
    assert wipo.drawing_in("", "", element("")) is Drawing.DESIGN
    assert wipo.drawing_in("", "", None) is Drawing.NONE
    assert wipo.flags_in("Collective and Certification Mark") == {"collective", "certification"}
