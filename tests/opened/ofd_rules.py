"""The rules of GB/T 33190-2016 for the structure of an OFD file, as far as files of ours use it: `faults_of(path)` lists what
breaks one. It knows nothing of the writer; it reads the archive as another reader would.
"""
import posixpath
import re
import xml.etree.ElementTree as tree
import zipfile

SPACE = "{http://www.ofdspec.org/2016}"
# What may stand in an element, in the order that the standard's schema gives (clauses 7 to 11, annex A).
CHILDREN = {
    "OFD": ["DocBody"],
    "DocBody": ["DocInfo", "DocRoot", "Versions", "Signatures"],
    "DocInfo": ["DocID", "Title", "Author", "Subject", "Abstract", "CreationDate", "ModDate", "DocUsage", "Cover", "Keywords",
                "Creator", "CreatorVersion", "CustomDatas"],
    "Document": ["CommonData", "Pages", "Outlines", "Permissions", "Actions", "VPreferences", "Bookmarks", "Annotations",
                 "CustomTags", "Attachments", "Extensions"],
    "CommonData": ["MaxUnitID", "PageArea", "PublicRes", "DocumentRes", "TemplatePage", "DefaultCS"],
    "PageArea": ["PhysicalBox", "ApplicationBox", "ContentBox", "BleedBox"],
    "Area": ["PhysicalBox", "ApplicationBox", "ContentBox", "BleedBox"],
    "Pages": ["Page"],
    "Page": ["Template", "PageRes", "Area", "Content", "Actions", "FileLoc"],
    "Content": ["Layer"],
    "Layer": ["TextObject", "PathObject", "ImageObject", "CompositeObject", "PageBlock"],
    "TextObject": ["Actions", "Clips", "FillColor", "StrokeColor", "CGTransform", "TextCode"],
    "PathObject": ["Actions", "Clips", "StrokeColor", "FillColor", "AbbreviatedData"],
    "CGTransform": ["Glyphs"],
    "Res": ["ColorSpaces", "DrawParams", "Fonts", "MultiMedias", "CompositeGraphicUnits"],
    "Fonts": ["Font"],
    "Font": ["FontFile"],
    "Outlines": ["OutlineElem"],
    "OutlineElem": ["Actions", "OutlineElem"],
    "Actions": ["Action"],
    "Action": ["Region", "Goto"],
    "Goto": ["Dest"],
    "Annotations": ["Page"],
    "PageAnnot": ["Annot"],
    "Annot": ["Remark", "Parameters", "Appearance"],
    "Appearance": ["TextObject", "PathObject", "ImageObject", "CompositeObject", "PageBlock"],
}
ANY_ORDER = {"Layer", "Res"}
NEEDED = {"OFD": ["Version", "DocType"], "Page": [], "Layer": ["ID"], "TextObject": ["ID", "Boundary", "Font", "Size"],
          "PathObject": ["ID", "Boundary"], "TextCode": ["X", "Y"], "Font": ["ID", "FontName"], "Dest": ["Type", "PageID"],
          "OutlineElem": ["Title"], "Res": ["BaseLoc"], "Annot": ["ID", "Type", "Creator", "LastModDate"],
          "Appearance": ["Boundary"]}
NUMBER = r"-?\d+(?:\.\d+)?"
PATH_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def local(element):
    return element.tag.removeprefix(SPACE)


def numbers(text):
    return [float(word) for word in text.split()] if text and re.fullmatch(rf"\s*{NUMBER}(\s+{NUMBER})*\s*", text) else None


class Check:
    def __init__(self, path):
        self.faults, self.ids, self.fonts, self.references, self.pages = [], {}, set(), [], set()
        self.annotated_pages = 0
        self.archive = zipfile.ZipFile(path)
        self.names = set(self.archive.namelist())

    def complain(self, part, what):
        self.faults.append(f"{part}: {what}")

    def parse(self, part):
        if part not in self.names:
            self.complain(part, "is pointed at and not there")
            return None
        root = tree.fromstring(self.archive.read(part))
        for element in root.iter():
            if not element.tag.startswith(SPACE):
                self.complain(part, f"{element.tag} is not of the standard's namespace")
                continue
            self.check_element(part, element)
        return root

    def check_element(self, part, element):
        name = local(element)
        known = CHILDREN.get(name)
        inside = [local(child) for child in element]
        if known is not None:
            for child in inside:
                if child not in known:
                    self.complain(part, f"{child} may not stand in {name}")
            places = [known.index(child) for child in inside if child in known]
            if name not in ANY_ORDER and places != sorted(places):
                self.complain(part, f"the children of {name} are out of order: {inside}")
        for attribute in NEEDED.get(name, []):
            if attribute not in element.attrib:
                self.complain(part, f"{name} lacks {attribute}")
        if "ID" in element.attrib:
            self.take_id(part, name, element.attrib["ID"])
        if "Boundary" in element.attrib or name.endswith("Box"):
            box = numbers(element.attrib.get("Boundary", element.text))
            if not box or len(box) != 4 or box[2] < 0 or box[3] < 0:
                self.complain(part, f"{name} has no box: {element.attrib.get('Boundary', element.text)}")
        check = getattr(self, f"check_{name}", None)
        if check:
            check(part, element)

    def take_id(self, part, name, text):
        if not text.isdigit() or int(text) == 0:
            self.complain(part, f"{name} has the identifier {text}")
        elif int(text) in self.ids:
            self.complain(part, f"identifier {text} stands at {name} and at {self.ids[int(text)]}")
        else:
            self.ids[int(text)] = name

    def check_TextObject(self, part, element):
        self.references.append((part, element.attrib.get("Font"), "Font"))
        if not float(element.attrib.get("Size", 0)) > 0:
            self.complain(part, "text without a size")
        if element.find(f"{SPACE}TextCode") is None:
            self.complain(part, "TextObject without TextCode")

    def check_TextCode(self, part, element):
        text = element.text or ""
        for attribute in ("DeltaX", "DeltaY"):
            steps = self.steps(part, element.attrib.get(attribute))
            if steps is not None and steps != len(text) - 1:
                self.complain(part, f"{attribute} has {steps} steps for {len(text)} characters")
        if len(text) > 1 and "DeltaX" not in element.attrib and "DeltaY" not in element.attrib:
            self.complain(part, "characters without steps between them")

    def steps(self, part, text):
        """How many steps an array says; "g n v" is n times v."""
        if text is None:
            return None
        words, count, at = text.split(), 0, 0
        while at < len(words):
            if words[at] == "g":
                count += int(words[at + 1])
                at += 3
            else:
                count += 1
                at += 1
        return count

    def check_AbbreviatedData(self, part, element):
        words, at = (element.text or "").split(), 0
        while at < len(words):
            wanted = PATH_NUMBERS.get(words[at])
            values = words[at + 1:at + 1 + (wanted or 0)]
            if wanted is None or len(values) != wanted or not all(re.fullmatch(NUMBER, v) for v in values):
                return self.complain(part, f"path data is broken at {' '.join(words[at:at + 4])}")
            at += 1 + wanted
        if words and words[0] not in "SM":
            self.complain(part, "a path that begins nowhere")

    def check_FillColor(self, part, element):
        value = numbers(element.attrib.get("Value"))
        if value is not None and (len(value) not in (1, 3, 4) or not all(0 <= v <= 255 for v in value)):
            self.complain(part, f"no colour: {element.attrib['Value']}")

    check_StrokeColor = check_FillColor

    def check_Dest(self, part, element):
        self.references.append((part, element.attrib.get("PageID"), "Page"))

    def check_Annot(self, part, element):
        if element.attrib.get("Type") not in ("Link", "Path", "Highlight", "Stamp", "Watermark"):
            self.complain(part, f"an annotation of the type {element.attrib.get('Type')}")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", element.attrib.get("LastModDate", "")):
            self.complain(part, f"an annotation of the day {element.attrib.get('LastModDate')}")

    def check_annotations(self, part):
        """The list of annotated pages (clause 15.1) and what stands on each."""
        root = self.parse(part)
        for page in root if root is not None else []:
            self.references.append((part, page.attrib.get("PageID"), "Page"))
            file = page.findtext(f"{SPACE}FileLoc") or ""
            path = file.lstrip("/") if file.startswith("/") else posixpath.join(posixpath.dirname(part), file)
            if self.parse(path) is not None:
                self.annotated_pages += 1

    def check_resources(self, part):
        root = self.parse(part)
        if root is None:
            return
        folder = posixpath.join(posixpath.dirname(part), root.attrib.get("BaseLoc", ""))
        for font in root.iter(f"{SPACE}Font"):
            file = font.find(f"{SPACE}FontFile")
            if file is None:
                self.complain(part, f"font {font.attrib.get('FontName')} is not embedded")
            elif posixpath.normpath(posixpath.join(folder, file.text)) not in self.names:
                self.complain(part, f"{file.text} is pointed at and not there")

    def check_document(self, part):
        root = self.parse(part)
        if root is None:
            return
        folder = posixpath.dirname(part)
        common = root.find(f"{SPACE}CommonData")
        if common is None or common.find(f"{SPACE}MaxUnitID") is None or common.find(f"{SPACE}PageArea") is None:
            return self.complain(part, "CommonData lacks MaxUnitID or PageArea")
        for kind in ("PublicRes", "DocumentRes"):
            for resource in common.findall(f"{SPACE}{kind}"):
                self.check_resources(posixpath.join(folder, resource.text))
        pages = root.find(f"{SPACE}Pages")
        if pages is None or len(pages) == 0:
            return self.complain(part, "has no page")
        for page in pages:
            if not {"ID", "BaseLoc"} <= set(page.attrib):
                self.complain(part, "a page without ID or BaseLoc")
                continue
            content = self.parse(posixpath.join(folder, page.attrib["BaseLoc"]))
            if content is not None and content.find(f"{SPACE}Content") is None:
                self.complain(page.attrib["BaseLoc"], "a page without content")
        notes = root.find(f"{SPACE}Annotations")
        if notes is not None:
            self.check_annotations((notes.text or "").lstrip("/"))
        if self.ids and max(self.ids) > int(common.find(f"{SPACE}MaxUnitID").text):
            self.complain(part, f"MaxUnitID is less than {max(self.ids)}")

    def run(self):
        root = self.parse("OFD.xml")
        if root is None:
            return self.faults
        if local(root) != "OFD" or root.attrib.get("DocType") != "OFD":
            self.complain("OFD.xml", "is no OFD")
        for body in root.findall(f"{SPACE}DocBody"):
            info = body.find(f"{SPACE}DocInfo")
            identifier = info.findtext(f"{SPACE}DocID") if info is not None else None
            if not identifier or not re.fullmatch("[0-9a-fA-F]{32}", identifier.replace("-", "")):
                self.complain("OFD.xml", f"DocID is no identifier of 32 digits: {identifier}")
            self.check_document((body.findtext(f"{SPACE}DocRoot") or "").lstrip("/"))
        for part, reference, kind in self.references:
            if not (reference or "").isdigit() or self.ids.get(int(reference)) != kind:
                self.complain(part, f"{reference} is no {kind}")
        return self.faults


def faults_of(path):
    return Check(path).run()


def annotated_pages_of(path):
    check = Check(path)
    check.run()
    return check.annotated_pages
