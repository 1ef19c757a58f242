"""Structure elements: what each piece of a page is, for those who cannot see it (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from briefing.values import dataclass, field


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure tree, made in logical order; drawing only adds which marks on which page belong to it."""

    tag: str
    """A standard structure type of PDF 1.7: `Document`, `Sect`, `H1`, `P`, `L`, `LI`, `Lbl`, `LBody`, `Table`..."""
    lang: str | None = None
    alt: str | None = None
    """For `Figure`."""
    id: str | None = None
    """Of a `Note`, unique in the file."""
    scope: str | None = None
    """Of a `TH`: `Column`, `Row` or `Both`."""
    span: int = 1
    """Of a `TH` or `TD`: how many columns it takes."""
    numbering: str | None = None
    """Of an `L`: `Disc`, `Decimal` or `None`."""
    title: str | None = None
    summary: str | None = None
    """Of a `Table`."""
    parent: Element | None = field(default=None, repr=False)
    children: list[Element] = field(default_factory=list, repr=False)

    def add(self, tag: str, **attributes: object) -> Element:
        """A new last child."""
        child = Element(tag, parent=self, **attributes)  # type: ignore[arg-type]
        self.children.append(child)
        return child
