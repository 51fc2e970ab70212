"""A parser of XML whose events tell the bytes at which they stand, for what is written back."""

from __future__ import annotations

from xml.parsers import expat

from brandlint.errors import BrandlintError


def xml_parser(path: str) -> expat.XMLParserType:
    """A parser that takes no entities of the document's own, which can grow without end."""
    parser = expat.ParserCreate()
    parser.buffer_text = False  # buffered text would be told at the place of what follows it

    def refuse(*_: object) -> None:
        raise BrandlintError("damaged-table", f"{path} declares entities of its own")

    parser.EntityDeclHandler = refuse
    return parser


def malformed_xml(path: str, error: expat.ExpatError) -> BrandlintError:
    reason = expat.errors.messages.get(error.code, str(error.code))
    return BrandlintError("malformed", f"{path}, line {error.lineno}: {reason}")


def local_name(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def escaped(text: str) -> str:
    """Text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
