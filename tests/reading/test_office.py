"""Word and PDF files: text and tables read, what is damaged refused in one line, the extra named where it is absent."""

import io
import sys
import zipfile

import pytest

from reformtext.errors import ReadError
from reformtext.reading import read

docx = pytest.importorskip("docx")
pypdf = pytest.importorskip("pypdf")

HEAD = ["2024年东临市政府工作报告", "——2024年1月9日在东临市第三届人民代表大会第四次会议上", "各位代表："]
BODY = "现在，我代表市人民政府，向大会报告工作，请予审议。"


def word(*, table: bool = False) -> bytes:
    """Return a Word document of a report."""
    document = docx.Document()
    for text in (*HEAD, BODY):
        document.add_paragraph(text)
    document.add_paragraph("一行").add_run().add_break()
    if table:
        cells = document.add_table(rows=2, cols=2)
        for row, texts in zip(cells.rows, (("指标", "2023年"), ("地区生产总值", "3483亿元")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.add_paragraph("全市地区生产总值增长6.1%。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def printed(*lines: str) -> bytes:
    """Return a PDF file that shows the lines, as `pypdf` reads them back (Latin text: no font need be embedded)."""
    shown = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return out.encode("latin-1")


def test_a_report_in_word_is_read() -> None:
    found = read(word(table=True))
    assert (found.title, found.published, found.place, found.genre) == (HEAD[0], "2024-01-09", "东临市", "report")
    assert "指标\t2023年\n地区生产总值\t3483亿元\n全市地区生产总值增长6.1%。" in found.text
    assert found.encoding_reason == "Word document"


def test_a_pdf_file_is_read() -> None:
    found = read(printed("GDP grew by 6.1 percent.", "- 3 -"))
    assert found.text == "GDP grew by 6.1 percent."
    assert "no Chinese characters in it" in found.warnings


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.95])
def test_damaged_files_are_one_error(cut: float) -> None:
    for data, kind in ((word(), "docx"), (printed("改革".encode("gbk").decode("latin-1")), "pdf")):
        damaged = data[: int(len(data) * cut)]
        try:
            read(damaged, input=kind)
        except ReadError as error:
            assert "\n" not in str(error)


def test_a_document_that_unpacks_without_end_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 301_000_000)
    with pytest.raises(ReadError, match="300 MB"):
        read(stream.getvalue())


@pytest.mark.parametrize(("data", "module"), [(word(), "docx"), (printed("x"), "pypdf")], ids=["docx", "pdf"])
def test_the_extra_is_named_where_it_is_absent(data: bytes, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match=r"reformtext\[office\]"):
        read(data)


def test_another_archive_is_no_document() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("改革.txt", "改革只有进行时。")
    with pytest.raises(ReadError, match="zip"):
        read(stream.getvalue())
