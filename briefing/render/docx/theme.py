"""The theme of a fresh template: the house's colours and faces in Word's palette (20.1.6.9).

No style refers to it; it is there so that what a writer adds by hand is offered the house's colours first.
"""

from __future__ import annotations

from briefing.house import House
from briefing.render.docx.markup import NAMESPACES, XML_HEAD, attribute, rgb

_FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(
    f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>'
    for width in (6350, 12700, 19050)
)
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def written_theme(house: House) -> str:
    """The theme part."""
    colours = house.colours
    slots = {
        "dk1": colours["text"],
        "lt1": "#FFFFFF",
        "dk2": colours["muted"],
        "lt2": colours["ground"],
        **{f"accent{number}": colours[f"series-{number}"] for number in range(1, 7)},
        "hlink": colours["link"],
        "folHlink": colours["link"],
    }
    palette = "".join(f'<a:{name}><a:srgbClr val="{rgb(colour)}"/></a:{name}>' for name, colour in slots.items())
    body = house.families[house.styles["body"].family].name
    heading = house.families[house.styles["heading-1"].family].name
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{attribute(name)}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, name in (("major", heading), ("minor", body))
    )
    name = attribute(house.title or house.name)
    return (
        f'{XML_HEAD}<a:theme xmlns:a="{NAMESPACES["a"]}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{palette}</a:clrScheme><a:fontScheme name="{name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILLS * 3}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_EFFECTS * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILLS * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
