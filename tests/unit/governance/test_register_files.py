from __future__ import annotations

import re
from pathlib import Path

import pytest

from governance.catalogue import FOLDER
from governance.errors import GovernanceError
from governance.register_files import load_registers

MANUAL = Path(__file__).resolve().parents[3] / "docs" / "registers.md"
CAKES = """\
id: cakes
step: goals
order: 1
prefix: C
title: {en: Cakes}
purpose: {en: What we bake.}
name_field: title
key: [title, baked]
fields:
- name: title
  kind: text
  label: {en: Cake}
  pattern: "[A-Z].*"
  example: {en: Napoleon}
  required: always
- name: baked
  kind: date
  label: {en: Baked on}
  past: true
  within: 9
- name: size
  kind: choice
  label: {en: Size}
  options:
  - {id: small, name: {en: Small}}
  - {id: large, name: {en: Large}}
- name: direction
  kind: choice
  label: {en: Direction}
  options:
  - {id: increase, name: {en: Up}}
  - {id: decrease, name: {en: Down}}
- name: sold
  kind: number
  label: {en: Sold}
- name: wanted
  kind: number
  label: {en: Wanted}
  course: {start: sold, by: direction}
- name: iced
  kind: yes_no
  label: {en: Iced}
  required_when:
  - {size: [large]}
- name: baker
  kind: reference
  register: bakers
  label: {en: Baker}
  suits: {oven: [small]}
  required_when:
  - {iced: ["yes"], baker.oven: [large]}
- name: helpers
  kind: references
  register: bakers
  label: {en: Helpers}
  differs: baker
  unless: baker
"""
BAKERS = """\
id: bakers
step: people
order: 2
prefix: B
title: {en: Bakers}
purpose: {en: Who bakes.}
name_field: name
fields:
- name: name
  kind: text
  label: {en: Name}
  unique: true
- name: oven
  kind: choice
  label: {en: Oven}
  options_of: cakes.size
"""
SIZE = "  options:\n  - {id: small, name: {en: Small}}\n  - {id: large, name: {en: Large}}\n"


def write(folder: Path, cakes: str = CAKES, bakers: str = BAKERS) -> Path:
    (folder / "cakes.yaml").write_text(cakes, "utf-8")
    (folder / "bakers.yaml").write_text(bakers, "utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(GovernanceError) as raised:
        load_registers(folder)
    return [f"{Path(p.file).name}:{p.line}: {p.where}: {p.what}. {p.remedy}" for p in raised.value.problems]


def test_registers_come_in_their_order_with_the_options_they_borrow(tmp_path: Path) -> None:
    cakes, bakers = load_registers(write(tmp_path))
    assert (cakes.id, bakers.id) == ("cakes", "bakers")
    oven = bakers.find_field("oven")
    assert oven is not None
    assert [option.id for option in oven.options] == ["small", "large"]
    assert (cakes.key_fields, bakers.key_fields) == (("title", "baked"), ("name",))
    assert bakers.find_field("shoes") is None


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("order: 1", "order: one", 'cakes.yaml:3: order: a whole number is expected, and this is "one"'),
        ("prefix: C", "prefix: cake", 'cakes.yaml:4: prefix: "cake" is not written as it must be. It must match ^'),
        ("name_field: title", "name_field: titel", 'name_field: there is no field "titel" in cakes. Did you mean'),
        ("key: [title, baked]", "key: [title, backed]", 'key[1]: there is no field "backed" in cakes. Did you mean'),
        ("title: {en: Cakes}", "title: {ru: Торты}", "cakes.yaml:5: title: there is no English text"),
        ("name: sold", "name: id", "fields[4].name: every entry has an id already"),
        ("name: sold", "name: wanted", "fields[5].name: another field has the same name"),
        ("{en: Sold}", "{en: wanted}", "fields[5].label.en: another field has the same label"),
        ("name: {en: Large}", "name: {en: small}", "[large].name.en: another option has the same name"),
        ("id: large", "id: small", "id: this option stands twice"),
        ("id: large", "id: past", "id: past has a meaning of its own in conditions"),
        ("  past: true\n", "", "fields[1].within: it is not said from when the days count. Add one of past, future"),
        ("{en: Sold}", "{en: Sold}\n  past: true", "fields[4].past: a field of the kind number cannot have this"),
        ("{en: Sold}", "{en: Sold}\n  register: bakers", "fields[4].register: a field of the kind number cannot"),
        ("{en: Sold}", "{en: Sold}\n  after: baked", "fields[4].after: a field of the kind number cannot have this"),
        ("  past: true", "  after: title", "fields[1].after: the field title is of the kind text. Name a field of"),
        (SIZE, "", "fields[2]: there is nothing to choose from"),
        (SIZE, f"{SIZE}  options_of: cakes.size\n", "fields[2].options_of: there are options already"),
        (SIZE, "  options_of: bakers.name\n", "fields[2].options_of: no options are written there. Name a register"),
        (SIZE, "  options_of: buns.size\n", "fields[2].options_of: no options are written there"),
        ("register: bakers", "register: beakers", 'register: there is no register "beakers". Did you mean "bakers"?'),
        ("  register: bakers\n", "", "fields[7]: it is not said what is referred to"),
        ("register: bakers", "register: bakers\n  or_role: true", "fields[7].or_role: only people have roles"),
        ("{en: Sold}", "{en: Sold}\n  unique_within: size", "fields[4].unique_within: the field is not unique"),
        ('"[A-Z].*"', '"["', "fields[0].pattern: this is no regular expression (unterminated character set at"),
        ("  example: {en: Napoleon}\n", "", "fields[0].pattern: there is no example to show what is meant"),
        ("by: direction", "by: size", "course.by: no way is named there. Give it the options decrease and increase"),
        ("by: direction", "by: direktion", 'course.by: there is no field "direktion" in cakes. Did you mean'),
        ("start: sold", "start: title", "course.start: the field title is of the kind text. Name a field of the kind"),
        ("differs: baker", "differs: bakers", 'fields[8].differs: there is no field "bakers" in cakes. Did you mean'),
        ("{size: [large]}", "{size: [larg]}", '"larg" is nothing that size can hold. Did you mean "large"?'),
        ("{size: [large]}", "{sise: [large]}", 'there is no field "sise" in cakes. Did you mean "size"?'),
        ("{size: [large]}", "{size.oven: [large]}", 'there is no field "size.oven" in cakes'),
        ("baker.oven: [large]", "baker.over: [large]", 'there is no field "over" in bakers. Did you mean "oven"?'),
        ('{iced: ["yes"]', '{iced: ["maybe"]', '"maybe" is nothing that iced can hold'),
        ("{oven: [small]}", "{oven: [tiny]}", 'suits.oven[0]: "tiny" is nothing that oven can hold'),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in CAKES
    found = problems_of(write(tmp_path, CAKES.replace(old, new, 1)))
    assert any(problem in line for line in found), found


def test_files_of_two_registers_are_told_apart(tmp_path: Path) -> None:
    bakers = (
        BAKERS.replace("prefix: B", "prefix: C").replace("order: 2", "order: 1").replace("id: bakers", "id: bakery")
    )
    (tmp_path / "other.yaml").write_text("id: [", "utf-8")
    found = problems_of(write(tmp_path, bakers=bakers))
    assert any("the file is called bakers, and the register bakery. Give both the same name" in line for line in found)
    assert any(line.startswith("other.yaml:1") for line in found)
    (tmp_path / "other.yaml").unlink()
    found = problems_of(write(tmp_path, bakers=bakers.replace("bakery", "bakers")))
    assert [line for line in found if "has the same" in line] == [
        "cakes.yaml:4: prefix: the register bakers has the same prefix. Give each its own.",
        "cakes.yaml:3: order: the register bakers has the same order. Give each its own.",
    ]


def test_the_example_of_the_manual_is_a_register(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", MANUAL.read_text("utf-8"), re.S)
    for file in FOLDER.glob("*.yaml"):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (tmp_path / "prizes.yaml").write_text(example, "utf-8")
    assert "prizes" in [register.id for register in load_registers(tmp_path)]
