"""Keeping a house style: a new one out of another, its faults, its Word template in step with house.yaml."""

from __future__ import annotations

from pathlib import Path

from briefing.diagnostics import Diagnostic, InvalidHouse, OutputError, WrongUse, by_place, error
from briefing.house import FACE_STYLES, House
from briefing.load.editions import read_editions
from briefing.load.files import read_bytes
from briefing.load.house import read_house
from briefing.model.brief import BUILT_IN_SECTIONS
from briefing.model.edition import PART_NAMES, SECTIONS_PART, Edition
from briefing.produce.output import Outcome, write_together
from briefing.produce.pictures import picture_faults
from briefing.produce.templates import FOLDER, find_editions, find_house, is_house_name
from briefing.produce.wishes import unknown_house

LARGEST_FILE = 32 * 1024 * 1024
HERE = Path()


def new_house(name: str, source: str) -> tuple[Path, ...]:
    """Copy the house called `source` to templates/`name`; give the files. Nothing that is there is touched.

    Raises WrongUse for a name that cannot be one or a source that is not found, OutputError where a file is in the way.
    """
    if not is_house_name(name):
        raise WrongUse(f"'{name}' cannot be a house's name; small letters, digits and hyphens can")
    folder = _folder(source)
    target = Path(FOLDER) / name
    if target.exists() or target.is_symlink():
        raise OutputError(f"'{target}' is there already; nothing was written")
    files: dict[str, bytes] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~")) or not path.is_file():
            continue
        data = read_bytes(path, str(path), LARGEST_FILE)
        if isinstance(data, Diagnostic):
            raise InvalidHouse(f"'{path}': {data.message}", [data])
        files[path.name] = data
    write_together(target, files)
    return tuple(target / file for file in files)


def check_house(name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the house called `name`: its files, pictures, faces, letterhead and Word template.

    Raises WrongUse where there is no such house.
    """
    from briefing.render.docx import pictures_left_out, pictures_untold
    from briefing.render.pdf.letterhead import load_letterhead
    from briefing.typeset.faces import Faces, licence_fault
    from briefing.typeset.naming import misnamed

    house, faults = read_house(_folder(name))
    if house is None:
        return faults
    found = [*faults, *picture_faults(house), *_template_faults(house)]
    found += [*pictures_left_out(house), *pictures_untold(house)]
    faces = Faces(house)
    for family in house.families:
        for style in FACE_STYLES:
            try:
                face = faces.face(family, style)
            except InvalidHouse as broken:
                found += broken.diagnostics
                continue
            barred = licence_fault(face)
            if barred:
                found.append(error(barred, house.position, "a PDF holds its faces: choose another family"))
            wrong = misnamed(face) if house.families[family].files else None
            if wrong:
                hint = "name: is what the files call the family; the four of them are its faces"
                told = f"Word does not find the {style} face of '{face.family}': {wrong}"
                found.append(error(told, house.position, hint))
    if house.letterhead is not None:
        try:
            load_letterhead(house.letterhead, house.letterhead_position)
        except InvalidHouse as broken:
            found += broken.diagnostics
    return by_place(found)


def _template_faults(house: House) -> tuple[Diagnostic, ...]:
    """What is wrong with the Word template, held against the editions that are found here, too."""
    from briefing.render.docx import check_template

    editions, faults = read_editions(find_editions(HERE))
    if editions is None:
        return (*faults, *check_template(house))
    orders = {edition.id: _order(edition) for edition in editions}
    parts = dict.fromkeys((*PART_NAMES, *(part for order in orders.values() for part in order)))
    sections = [part for part in parts if part not in PART_NAMES]
    return check_template(house, tuple(parts), editions=orders, sections=sections)


def _order(edition: Edition) -> list[str]:
    """The parts of an edition, the built-in sections for all sections."""
    order = ["masthead"]
    for part in edition.parts:
        order += BUILT_IN_SECTIONS if part.name == SECTIONS_PART else [part.name]
    return list(dict.fromkeys(order))


def sync_house(name: str) -> tuple[Path, Outcome]:
    """Bring the Word template of the house called `name` in step with its house.yaml; make it where there is none.

    What a designer has placed in it stays. Raises WrongUse where there is no such house, InvalidHouse where house.yaml
    or the template has faults, OutputError where the template cannot be written.
    """
    from briefing.render.docx import check_template, new_template, read_file, sync_template

    house = _whole(name)
    path = house.word_template
    if path.exists() or path.is_symlink():
        if not check_template(house):
            return path, "unchanged"
        made = sync_template(read_file(path, house.name), house)
    else:
        made = new_template(house)
    return path, write_together(path.parent, {path.name: made})[path.name]


def _folder(name: str) -> Path:
    folder = find_house(name, HERE)
    if folder is None:
        raise WrongUse(unknown_house(name, HERE))
    return folder


def _whole(name: str) -> House:
    house, faults = read_house(_folder(name))
    if house is None:
        raise InvalidHouse(f"the house '{name}' has faults", faults)
    return house
