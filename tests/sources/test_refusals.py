"""Files without text to take out: a message that says what was found, what was expected and what to do."""

import io
import sys
import zipfile
from collections.abc import Callable

import pytest

from gazette.errors import GazetteError
from gazette.sources import read_source
from gazette.sources.docx import MAX_BYTES
from tests.sources.press import docx
from tests.sources.sheets import drawn
from tests.sources.story import Story

LINES = [(100.0, 700.0, "南阳市人民政府关于印发方案的通知", 12.0, 0.0)]


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def bomb() -> bytes:
    """A small file that says it unpacks to more than the limit."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(MAX_BYTES // 10_000_000 + 1):
            part.write(bytes(10_000_000))
    return out.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes], str, str]] = {  # name, file, code, what the message says
    "scanned": ("a.pdf", lambda: drawn([], pictures=3), "sources.scanned", "没有文字层"),
    "encrypted": ("a.pdf", lambda: drawn(LINES, password="secret"), "sources.encrypted", "密码"),
    "truncated PDF": ("a.pdf", lambda: drawn(LINES)[:900], "sources.damaged", "PDF"),
    "no PDF": ("a.pdf", lambda: b"<html>404 Not Found</html>", "sources.damaged", "PDF"),
    "garbled PDF": ("a.pdf", lambda: b"%PDF-1.7\nnothing\n%%EOF\n", "sources.damaged", "PDF"),
    "empty page": ("a.pdf", lambda: drawn([(1.0, 1.0, " ", 9.0, 0.0)]), "sources.no_text", "没有文字"),
    "zip that is no DOCX": ("a.docx", lambda: zipped({"a.txt": b"a"}), "sources.damaged", "word/document.xml"),
    "truncated DOCX": ("a.docx", lambda: docx([Story("p", "文")])[:3000], "sources.damaged", "压缩包"),
    "DOCX of broken XML": ("a.docx", lambda: zipped({"word/document.xml": b"<w:p>"}), "sources.damaged", "XML"),
    "bomb": ("a.docx", bomb, "sources.too_large", "上限"),
    "many parts": ("a.docx", lambda: zipped({f"{n}": b"" for n in range(5001)}), "sources.too_large", "5001"),
    "old Word": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "sources.old_word", "另存为 .docx"),
    "encrypted DOCX": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "sources.encrypted", "密码"),
    "page without text": ("a.html", lambda: b"<html><script>alert(1)</script></html>", "sources.no_text", "没有文字"),
    "page in another encoding": (
        "a.html",
        lambda: b"<meta charset=utf-8>" + "公报".encode("gb18030"),
        "sources.encoding",
        "utf-8",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_with_what_to_do(case: str) -> None:
    name, make, code, said = BAD[case]
    with pytest.raises(GazetteError) as refused:
        read_source(make(), name)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == (code, name)
    assert said in problem.text
    assert "请" in problem.text


def test_a_damaged_file_at_any_length_is_read_or_refused() -> None:
    for whole, name in ((drawn(LINES), "a.pdf"), (docx([Story("p", "文字")]), "a.docx")):
        for cut in range(0, len(whole), max(1, len(whole) // 40)):
            for data in (whole[:cut], whole[:cut] + b"\xff\x00<" + whole[cut + 3 :]):
                try:
                    read_source(data, name)
                except GazetteError as error:
                    assert error.problems[0].code.startswith("sources.")


@pytest.mark.parametrize(("module", "name", "extra"), [("pypdfium2", "a.pdf", "pdf"), ("docx", "a.docx", "docx")])
def test_a_missing_package_is_named_with_its_extra(module: str, name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn(LINES) if extra == "pdf" else docx([Story("p", "文")])
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(GazetteError) as refused:
        read_source(data, name)
    assert f'pip install "gazette-reader[{extra}]"' in str(refused.value)


def test_a_page_that_is_a_picture_is_doubted() -> None:
    taken = read_source(drawn([(100.0, 700.0 - 20 * n, *LINES[0][2:]) for n in range(5)], pictures=1), "a.pdf")
    assert [doubt.why for doubt in taken.doubts] == ["第 2 页没有文字层，像是扫描的图片；此页文字没有收入"]


def test_text_stays_as_it_is() -> None:
    data = "第一条\r\n".encode("gb18030")
    assert (read_source(data, "a.txt").text, read_source(data, "a.txt").original) == (data, None)
