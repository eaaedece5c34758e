"""Holds the forms that a survey is written as to the converter that other programs use.

    check_form.py SURVEY.toml FORM.xlsx...

pyxform turns the form into the XForm that ODK, KoboToolbox and their relatives run. That must go
without a warning, and the XForm must hold every item of the survey with its codes, its words in every
language, its limits and its conditions. The survey is read from its file and not through the product.
"""

import re
import sys
import tomllib
from pathlib import Path

from lxml import etree
from pyxform.xls2xform import convert

SPACES = {
    "x": "http://www.w3.org/2002/xforms",
    "h": "http://www.w3.org/1999/xhtml",
    "jr": "http://openrosa.org/javarosa",
}


# The converter makes these of typographic marks, whatever the form says.
PLAIN_MARKS = str.maketrans("‘’“”", "''\"\"")


def plain(text):
    """The words, with plain marks and single spaces."""
    return " ".join(text.translate(PLAIN_MARKS).split())


class Form:
    """The XForm, by the names of its questions."""

    def __init__(self, source):
        result = convert(str(source), validate=False)
        assert not result.warnings, f"{source}: {result.warnings}"
        self.tree = etree.fromstring(result.xform.encode())
        self.binds = {
            bind.get("nodeset").rsplit("/", 1)[1]: bind for bind in self.find("//x:bind")
        }
        self.texts = {
            translation.get("lang"): {
                text.get("id"): text.findtext("x:value", namespaces=SPACES)
                for text in translation.iterfind("x:text", SPACES)
            }
            for translation in self.find("//x:translation")
        }

    def find(self, path):
        return self.tree.xpath(path, namespaces=SPACES)

    def control(self, name):
        found = [
            control
            for control in self.find("//h:body//*[starts-with(@ref, '/')]")
            if control.get("ref").rsplit("/", 1)[1] == name
        ]
        assert found, f"no question {name}"
        return found

    def codes(self, name):
        """The codes of a question, in order."""
        itemset = self.control(name)[0].find("x:itemset", SPACES)
        list_name = re.search(r"instance\('(.+?)'\)", itemset.get("nodeset")).group(1)
        return [
            item.findtext("x:name", namespaces=SPACES)
            for item in self.find(f"//x:instance[@id='{list_name}']/x:root/x:item")
        ]

    def says(self, words, language):
        """Whether the words stand somewhere in that language."""
        told = next(texts for tag, texts in self.texts.items() if tag.endswith(f"({language})"))
        return any(plain(words) == plain(text) for text in told.values() if text)


def row_names(item, survey):
    if "rows" in item:
        codes = [choice["code"] for choice in survey["choices"][item["rows"]]]
    elif item["rows_from"] == "open-answers":
        items = [item for page in survey["page"] for item in page["item"]]
        codes = [one["id"] for one in items if one["kind"] in ("text", "records")]
    else:
        items = [item for page in survey["page"] for item in page["item"]]
        source = next(one for one in items if one["id"] == item["rows_from"])
        codes = [choice["code"] for choice in survey["choices"][source["choices"]]]
    return [f"{item['id']}__{code.replace('+', 'plus')}" for code in codes]


def check_item(form, item, survey):
    name, kind = item["id"], item["kind"]
    dk = ["dk"] if item.get("dk", True) else []
    constraint = form.binds[name].get("constraint", "") if name in form.binds else ""
    for language in survey["languages"]:
        for key in ("text", "hint"):
            if key in item:
                words = item[key][language]
                assert form.says(words, language), f"{name}: {key} is not there in {language}"
    if kind in ("single", "multiple", "ranking"):
        codes = [choice["code"] for choice in survey["choices"][item["choices"]]]
        expected = codes + (dk if kind != "ranking" else [])
        assert form.codes(name) == expected, f"{name}: {form.codes(name)} for {expected}"
        tag = etree.QName(form.control(name)[0]).localname
        assert tag == {"single": "select1", "multiple": "select", "ranking": "rank"}[kind]
        if kind == "ranking" and dk:
            assert form.codes(f"{name}__dk") == dk, f"{name}: who does not know cannot say so"
            assert f"/{name}__dk" in form.binds[name].get("relevant", ""), f"{name} is asked anyway"
        if "max" in item:
            assert f"count-selected(.) <= {item['max']}" in constraint, constraint
    if kind == "matrix":
        points = [point["code"] for point in survey["scales"][item["scale"]]["points"]]
        for row in row_names(item, survey):
            assert form.codes(row) == points + dk, f"{row}: {form.codes(row)}"
            if "rows_from" in item:
                assert form.binds[row].get("relevant"), f"{row} is shown to everybody"
    if kind == "text":
        assert f"string-length(.) <= {item['limit']}" in constraint, constraint
    if kind == "records":
        assert f". <= {item['max']}" in form.binds[f"{name}__count"].get("constraint")
        repeat = form.find(f"//h:body//x:repeat[contains(@nodeset, '/{name}')]")
        assert repeat and f"{name}__count" in repeat[0].get(f"{{{SPACES['jr']}}}count")
        for field in item["field"]:
            required = form.binds[f"{name}__{field['id']}"].get("required") == "true()"
            assert required == field.get("required", False), f"{name}, {field['id']}"
    if "show_if" in item:
        relevant = form.binds[name].get("relevant", "")
        source = item["show_if"].split()[0]
        assert f"/{source}" in relevant, f"{name}: {item['show_if']} became {relevant}"
        for code in re.findall(r"\bis (\w+)|[(,] ?(\w+)", item["show_if"]):
            code = "".join(code)
            assert code == "answered" or f"'{code}'" in relevant, f"{name}: {code} in {relevant}"
    if item.get("required"):
        assert form.binds[name].get("required") == "true()", f"{name} is not required"


def main():
    source, *forms = sys.argv[1:]
    survey = tomllib.loads(Path(source).read_text(encoding="utf-8"))
    items = [item for page in survey["page"] for item in page["item"]]
    for path in forms:
        form = Form(path)
        assert len(form.texts) == len(survey["languages"]), form.texts.keys()
        for language in survey["languages"]:
            for page in survey["page"]:
                assert form.says(page["title"][language], language), page["id"]
            for choices in survey.get("choices", {}).values():
                for choice in choices:
                    assert form.says(choice["label"][language], language), choice
        for item in items:
            check_item(form, item, survey)
        print(f"{path}: {len(items)} items of {source}")


main()
