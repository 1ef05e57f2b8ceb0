#!/usr/bin/env python3
"""ofd_picture.py FILE.ofd PAGE OUT.html: a page of an OFD file (the first is 1) as a drawing that any browser shows, by the rules of
GB/T 33190-2016 alone: each character at the place and in the font that the file gives it, paths, annotations over them. It knows
nothing of the writer; clause numbers stand beside what they rule.
"""
import base64
import html
import posixpath
import sys
import xml.etree.ElementTree as tree
import zipfile

SPACE = "{http://www.ofdspec.org/2016}"
PIXELS = 4  # a millimetre


def numbers(text):
    return [float(word) for word in text.split()]


def steps(text):
    """Clause 11.3: distances between characters; "g n v" is n times v."""
    made, words, at = [], (text or "").split(), 0
    while at < len(words):
        if words[at] == "g":
            made += [float(words[at + 2])] * int(words[at + 1])
            at += 3
        else:
            made.append(float(words[at]))
            at += 1
    return made


def colour(element, otherwise):
    return otherwise if element is None else f"rgb({','.join(element.attrib.get('Value', '0 0 0').split())})"


def path(element, x, y):
    """Clause 9: S, M, L, B (cubic), Q, C (close), as SVG has them but for three letters."""
    letters = {"S": "M", "B": "C", "C": "Z"}
    data = " ".join(letters.get(word, word) for word in element.findtext(f"{SPACE}AbbreviatedData").split())
    fill = colour(element.find(f"{SPACE}FillColor"), "black") if element.attrib.get("Fill") == "true" else "none"
    stroke = "none" if element.attrib.get("Stroke") == "false" else colour(element.find(f"{SPACE}StrokeColor"), "black")
    opacity = float(element.attrib.get("Alpha", 255)) / 255
    return (f'<path transform="translate({x} {y})" d="{data}" fill="{fill}" stroke="{stroke}" '
            f'stroke-width="{element.attrib.get("LineWidth", 0.353)}" opacity="{opacity:.3f}"/>')


def texts(element, x, y):
    """Clause 11: the places of the characters of each TextCode."""
    for code in element.findall(f"{SPACE}TextCode"):
        shown, places = code.text or "", [x + float(code.attrib["X"])]
        for step in steps(code.attrib.get("DeltaX"))[:max(len(shown) - 1, 0)]:
            places.append(places[-1] + step)
        yield (f'<text font-family="f{element.attrib["Font"]}" font-size="{element.attrib["Size"]}" '
               f'fill="{colour(element.find(f"{SPACE}FillColor"), "black")}" y="{y + float(code.attrib["Y"])}" '
               f'x="{" ".join(f"{place:.3f}" for place in places)}">{html.escape(shown)}</text>')


def objects(parent, x, y):
    for element in parent:
        kind = element.tag.removeprefix(SPACE)
        if kind in ("Layer", "PageBlock"):
            yield from objects(element, x, y)
        elif kind in ("TextObject", "PathObject"):
            left, top = numbers(element.attrib["Boundary"])[:2]
            if kind == "TextObject":
                yield from texts(element, x + left, y + top)
            else:
                yield path(element, x + left, y + top)


class File:
    def __init__(self, name):
        self.archive = zipfile.ZipFile(name)
        self.path = self.parse("OFD.xml").find(f".//{SPACE}DocRoot").text.lstrip("/")
        self.document = self.parse(self.path)

    def parse(self, part):
        return tree.fromstring(self.archive.read(part))

    def beside(self, location, part=None):
        return location.lstrip("/") if location.startswith("/") else posixpath.join(posixpath.dirname(part or self.path), location)

    def fonts(self):
        for resource in self.document.iter(f"{SPACE}PublicRes"):
            part = self.beside(resource.text)
            root = self.parse(part)
            for font in root.iter(f"{SPACE}Font"):
                file = posixpath.join(posixpath.dirname(part), root.attrib["BaseLoc"], font.findtext(f"{SPACE}FontFile"))
                data = base64.b64encode(self.archive.read(file)).decode()
                yield f'@font-face{{font-family:f{font.attrib["ID"]};src:url(data:font/otf;base64,{data})}}'

    def annotations(self, page_id):
        """Clause 15."""
        place = self.document.findtext(f"{SPACE}Annotations")
        for page in self.parse(self.beside(place)) if place else []:
            if page.attrib["PageID"] != page_id:
                continue
            for note in self.parse(self.beside(page.findtext(f"{SPACE}FileLoc"), self.beside(place))):
                looks = note.find(f"{SPACE}Appearance")
                yield from objects(looks, *numbers(looks.attrib["Boundary"])[:2])

    def page(self, number):
        entry = self.document.find(f"{SPACE}Pages")[number - 1]
        content = self.parse(self.beside(entry.attrib["BaseLoc"]))
        box = content.findtext(f"{SPACE}Area/{SPACE}PhysicalBox") or self.document.findtext(f".//{SPACE}PhysicalBox")
        x, y, width, height = numbers(box)
        drawn = [*objects(content.find(f"{SPACE}Content"), 0, 0), *self.annotations(entry.attrib["ID"])]
        return (f'<!doctype html><meta charset="utf-8"><style>{"".join(self.fonts())} body {{ margin: 0 }} text {{ white-space: pre }}'
                f'</style><svg xmlns="http://www.w3.org/2000/svg" width="{width * PIXELS}" height="{height * PIXELS}" '
                f'viewBox="{x} {y} {width} {height}">{"".join(drawn)}</svg>')


if __name__ == "__main__":
    with open(sys.argv[3], "w", encoding="utf-8") as out:
        out.write(File(sys.argv[1]).page(int(sys.argv[2])))
