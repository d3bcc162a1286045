from __future__ import annotations

from questionnaires.nodes import Document, Node, line_of, name_of, node_of

TREE = Node(
    1,
    {
        "sections": Node(
            2,
            [
                Node(
                    3, {"id": Node(3, "goals"), "items": Node(4, [Node(5, {"id": Node(5, "goals.named")}), Node(6, 1)])}
                ),
                Node(7, {"title": Node(8, "nameless")}),
            ],
        ),
        "texts": Node(9, {"goals.named": Node(10, {"why": Node(11, None)})}),
    },
)


def test_a_tree_gives_back_its_plain_value() -> None:
    assert Node(1, {"a": Node(2, [Node(2, 1), Node(3, "x")]), "b": Node(4, None)}).plain() == {"a": (1, "x"), "b": None}


def test_a_plain_value_becomes_a_tree_of_one_line() -> None:
    node = Node.of({"a": (1, "x"), "b": None}, 7)
    assert node.plain() == {"a": (1, "x"), "b": None}
    assert line_of(node, ("a", 1)) == 7


def test_a_node_is_found_by_its_place() -> None:
    found = node_of(TREE, ("sections", 1, "title"))
    assert found is not None
    assert found.value == "nameless"


def test_there_is_no_node_where_the_tree_has_none() -> None:
    for place in (("sections", 9), ("sections", "id"), ("texts", 0), ("sections", 1, "title", "deeper"), ("a", "b")):
        assert node_of(TREE, place) is None
    assert node_of(None, ()) is None


def test_the_line_of_what_is_missing_is_that_of_the_nearest_above() -> None:
    assert line_of(TREE, ("sections", 0, "items", 0, "weight")) == 5
    assert line_of(TREE, ("sections", 1, "items", 4, "weight")) == 7
    assert line_of(None, ("sections",)) is None


def test_a_place_is_named_from_the_innermost_id() -> None:
    assert name_of(TREE, ("sections", 0, "items", 0, "after", 2)) == "items[goals.named].after[2]"
    assert name_of(TREE, ("sections", 0, "weight")) == "sections[goals].weight"


def test_a_place_without_id_is_named_by_numbers() -> None:
    assert name_of(TREE, ("sections", 1, "title")) == "sections[1].title"
    assert name_of(TREE, ("sections", 0, "items", 1)) == "sections[goals].items[1]"
    assert name_of(None, (0, 1)) == "[0][1]"


def test_names_that_are_no_plain_words_stand_in_brackets() -> None:
    assert name_of(TREE, ("texts", "goals.named", "why")) == "texts[goals.named].why"


def test_a_document_locates_a_problem() -> None:
    problem = Document("q.yaml", TREE).problem_at(("texts", "goals.named", "why"), "no text", "Write one.")
    assert str(problem) == "q.yaml:11: texts[goals.named].why: no text. Write one."
