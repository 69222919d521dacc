"""The same papers as Word files: real styles, real numbering, fonts by name only, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.enum.section import WD_SECTION_START
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from hearth.core.official import Annex, Block, Closing, Facts, Heading, Listed, Note, Official, Table, Words, leads

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT_WIDTH = 156  # millimetres between the margins
BLACK = RGBColor(0, 0, 0)
WESTERN = "Times New Roman"
# the faces of official documents, by name: 仿宋 for text, 黑体 and 楷体 for headings, 宋体 for titles and page numbers
BODY, HEAD, SECOND, FRONT = "仿宋", "黑体", "楷体", "宋体"
MARGINS = (
    f'<w:tblCellMar {nsdecls("w")}><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    f'<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a file inside the file
UNPRINTED = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))  # signs that XML cannot hold


def word(paper: Official) -> bytes:
    """As a Word file."""
    return _Writer(paper).written()


class _Writer:
    """Writes one paper, block after block."""

    def __init__(self, paper: Official) -> None:
        self.paper = paper
        self.size = 10.5 if paper.is_dense else 16 if paper.is_chinese else 12
        self.small = 9 if paper.is_dense else 12 if paper.is_chinese else 10
        self.made = Document()
        self.lists = 0
        self._set_out()

    def written(self) -> bytes:
        """The file."""
        self._say(self.paper.title, "Title")
        if self.paper.subtitle:
            self._say(self.paper.subtitle, "Subtitle")
        blocks = self.paper.numbered
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            self._write(block)
            if leads(block, after):
                self.made.paragraphs[-1].paragraph_format.keep_with_next = True
        file = io.BytesIO()
        self.made.save(file)
        return _without_moments(file.getvalue())

    def _write(self, block: Block) -> None:
        match block:
            case Heading():
                self._say(block.words, f"Heading {block.level}")
            case Words():
                style = "Quote" if block.is_quoted else "No Spacing" if block.is_flush else "Normal"
                for line in block.lines:
                    self._say(line, style)
            case Listed():
                self._list(block.items)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block.heads, block.rows, block.widths)
            case Note():
                self._say(block.words, "Caption")
            case Closing():
                self._close(block)
            case Annex():
                self._say(block.words, "Title").paragraph_format.page_break_before = True

    def _say(self, words: str, style: str) -> Any:
        paragraph = self.made.add_paragraph(style=style)
        paragraph.add_run(words.translate(UNPRINTED))
        return paragraph

    def _list(self, items: Sequence[str]) -> None:
        """Each list counts from one again, with numbers that Word itself counts."""
        number = self._new_list()
        for words in items:
            paragraph = self._say(words, "List Number")
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number

    def _new_list(self) -> int:
        numbering = self.made.part.numbering_part.element
        self.lists += 1
        kind = 900 + self.lists
        first = (
            'w:left="0" w:firstLine="0"'
            if not self.paper.is_chinese
            else 'w:left="0" w:firstLineChars="200" w:firstLine="640"'
        )
        described = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind {first}/></w:pPr></w:lvl></w:abstractNum>'
        )
        numbering.insert(0, described)  # descriptions stand before what refers to them
        referring = parse_xml(f'<w:num {nsdecls("w")} w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>')
        numbering.append(referring)
        return kind

    def _facts(self, block: Facts) -> None:
        for label, value in block.rows:
            paragraph = self.made.add_paragraph(style="Facts")
            named = paragraph.add_run(f"{label}：" if self.paper.is_chinese else f"{label}: ")
            _face(named.font, named._r.get_or_add_rPr(), HEAD)
            paragraph.add_run(value.translate(UNPRINTED))

    def _table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """Written as it stands in the file: asking for one cell after another takes a second for a hundred rows."""
        whole = sum(widths)
        columns = [round(TEXT_WIDTH * 56.7 * width / whole) for width in widths]
        table = self.made.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.autofit = False
        table._tbl.tblPr.insert_element_before(parse_xml(MARGINS), "w:tblLook")
        for grid, width in zip(table._tbl.tblGrid.gridCol_lst, columns, strict=True):
            grid.w = width * 635
        for place, row in enumerate([heads, *rows]):
            table._tbl.append(self._row(row, columns, is_head=place == 0))
        self.made.add_paragraph(style="No Spacing").paragraph_format.line_spacing = Pt(8)

    def _row(self, cells: Sequence[str], columns: Sequence[int], *, is_head: bool) -> Any:
        row = OxmlElement("w:tr")
        about = OxmlElement("w:trPr")
        about.append(OxmlElement("w:cantSplit"))
        if is_head:
            about.append(OxmlElement("w:tblHeader"))
        row.append(about)
        for words, width in zip(cells, columns, strict=True):
            cell = OxmlElement("w:tc")
            cell.append(parse_xml(f'<w:tcPr {nsdecls("w")}><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'))
            for line in str(words).translate(UNPRINTED).split("\n"):
                cell.append(_paragraph(line, "TableHead" if is_head else "TableText"))
            row.append(cell)
        return row

    def _close(self, block: Closing) -> None:
        for place, line in enumerate(block.lines):
            paragraph = self._say(line, "Closing")
            if place == 0:
                paragraph.paragraph_format.space_before = Pt(self.size * (4 if block.has_room else 2))
            paragraph.paragraph_format.keep_with_next = place < len(block.lines) - 1

    def _set_out(self) -> None:
        self._describe()
        self._styles()
        section = self.made.sections[0]
        section.start_type = WD_SECTION_START.NEW_PAGE
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.header_distance, section.footer_distance = Mm(15), Mm(25)
        self.made.settings.odd_and_even_pages_header_footer = True
        for header in (section.header, section.even_page_header):
            header.is_linked_to_previous = False
            header.paragraphs[0].text = self.paper.mark
            header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
        _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)

    def _describe(self) -> None:
        """Of whom it is, never who pressed the button."""
        told = self.made.core_properties
        day = datetime.combine(self.paper.dated, time(), UTC).replace(tzinfo=None)
        told.title, told.author, told.last_modified_by = self.paper.title[:255], self.paper.issuer[:255], ""
        told.language = "zh-CN" if self.paper.is_chinese else "en-GB"
        told.comments, told.keywords, told.subject, told.category = "", "", "", ""
        told.created, told.modified, told.revision = day, day, 1
        with override(self.paper.language):
            told.content_status = _("Draft") if self.paper.is_draft else ""

    def _styles(self) -> None:
        styles, is_chinese = self.made.styles, self.paper.is_chinese
        for name, base in (("Facts", "No Spacing"), ("Closing", "No Spacing")):
            if name not in styles:
                styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
        for name in ("Table Text", "Table Head"):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["No Spacing"]
        spoken = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
        spoken.set(qn("w:val"), "en-GB")
        spoken.set(qn("w:eastAsia"), "zh-CN")
        self._style("Normal", BODY, self.size, indent=is_chinese)
        self._style("No Spacing", BODY, self.size)
        self._style("List Number", BODY, self.size)
        self._style("Quote", SECOND, self.size, indent=is_chinese)
        self._style("Title", FRONT, self.paper.title_size, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        self._style("Subtitle", SECOND, self.size, align=WD_ALIGN_PARAGRAPH.CENTER)
        self._style("Heading 1", HEAD, self.size, indent=is_chinese, bold=not is_chinese)
        self._style("Heading 2", SECOND, self.size, indent=is_chinese, bold=not is_chinese)
        self._style("Facts", BODY, self.size)
        self._style("Closing", BODY, self.size, align=WD_ALIGN_PARAGRAPH.RIGHT)
        self._style("Caption", BODY, self.small)
        self._style("Header", HEAD, 12, align=WD_ALIGN_PARAGRAPH.RIGHT)
        self._style("Footer", FRONT, 14)
        self._style("Table Text", BODY, self.small)
        self._style("Table Head", HEAD, self.small, bold=not is_chinese)
        styles["Closing"].paragraph_format.right_indent = Pt(self.size * 2)
        for name in ("Heading 1", "Heading 2"):
            styles[name].paragraph_format.keep_with_next = True
            styles[name].paragraph_format.space_before = Pt(self.size / 2)

    def _style(
        self, name: str, face: str, size: float, *, indent: bool = False, bold: bool = False, align: Any = None
    ) -> None:
        style = self.made.styles[name]
        _face(style.font, style.element.get_or_add_rPr(), face)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = BLACK
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(0), Pt(size * 0.3 if name in SPACED else 0)
        form.alignment = align
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
        if size >= 12 and name not in ("Footer", "Header"):
            form.line_spacing = Pt(round(size * (1.8 if self.paper.is_chinese else 1.4)))
        borders = style.element.find(f"./{qn('w:pPr')}/{qn('w:pBdr')}")
        if borders is not None:
            borders.getparent().remove(borders)
        _indent(style.element.get_or_add_pPr(), size if indent else 0)


SPACED = ("Title", "Subtitle", "Facts", "Caption")


def _face(font: Any, properties: Any, face: str) -> None:
    """A Chinese face by name beside a western one."""
    font.name = WESTERN
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), face)


def _indent(properties: Any, size: float) -> None:
    """Two characters of this size; in twentieths of a point for programs that do not count characters."""
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    ind = properties.get_or_add_ind()
    ind.set(qn("w:firstLineChars"), "200" if size else "0")
    ind.set(qn("w:firstLine"), str(round(size * 40)))


def _paragraph(words: str, style: str) -> Any:
    """A paragraph as it stands in the file."""
    paragraph, about, named = OxmlElement("w:p"), OxmlElement("w:pPr"), OxmlElement("w:pStyle")
    named.set(qn("w:val"), style)
    about.append(named)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.set(qn("xml:space"), "preserve")
    text.text = words
    run.append(text)
    paragraph.append(about)
    paragraph.append(run)
    return paragraph


def _page_number(footer: Any, side: Any) -> None:
    """— 1 —, at the outer edge."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    paragraph.add_run("— ")
    for kind, words in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run(words if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
            run._r.append(sign)
        elif not kind:
            asked = OxmlElement("w:instrText")
            asked.text = words
            run._r.append(asked)
    paragraph.add_run(" —")


def _without_moments(file: bytes) -> bytes:
    """The same content is the same file, whenever it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name.endswith("thumbnail.jpeg"):
                continue
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            after.writestr(entry, _without_thumbnail(name, before.read(name)))
    return made.getvalue()


def _without_thumbnail(name: str, data: bytes) -> bytes:
    """The picture of an empty page that every new file comes with is nobody's."""
    if name != "_rels/.rels":
        return data
    start = data.find(b"thumbnail.jpeg")
    if start < 0:
        return data
    begin, end = data.rfind(b"<Relationship ", 0, start), data.find(b"/>", start) + 2
    return data[:begin] + data[end:]
