"""XML from outside, parsed by defusedxml: no document types, no entities, no network."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]


class BadMarkup(ValueError):
    """The bytes are no well-formed XML."""


class HostileMarkup(BadMarkup):
    """The XML declares a document type or entities."""


def parse(xml: bytes) -> Element:
    """The root element; BadMarkup or HostileMarkup."""
    try:
        root: Element = fromstring(xml)
    except DefusedXmlException as e:
        raise HostileMarkup(str(e)) from e
    except (ParseError, ValueError) as e:
        raise BadMarkup(str(e)) from e
    return root


def local(item: Element) -> str:
    """The tag without its namespace."""
    return item.tag.rpartition("}")[2]
