"""A PDF is told from what only calls itself one, and from one that would do something when it is opened."""

from io import BytesIO

import pytest

from hearth.core import papers
from hearth.core.printing import printed

PLAIN = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"
WRONG = {
    "nothing": (b"", papers.EMPTY),
    "a picture": (b"\xff\xd8\xff\xe0" + b"\0" * 99, papers.NO_PAPER),
    "a page of the web that calls itself one": (b"<html>%PDF-1.7 startxref %%EOF</html>", papers.NO_PAPER),
    "half of one": (PLAIN[:60], papers.NO_PAPER),
    "one with a program": (PLAIN.replace(b"/Type", b"/S /JavaScript /Type"), papers.NOT_STILL),
    "one that starts another": (PLAIN.replace(b"/Type", b"/S /Launch /Type"), papers.NOT_STILL),
    "one with a file inside": (PLAIN.replace(b"/Type", b"/EmbeddedFiles 3 0 R /Type"), papers.NOT_STILL),
    "a very large one": (PLAIN[:9] + b"x" * papers.LARGEST_FILE + PLAIN[9:], papers.TOO_LARGE),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_still_paper_is_refused_in_a_sentence(name):
    data, sentence = WRONG[name]

    assert papers.check(BytesIO(data)) == sentence


def test_a_plain_one_is_taken_and_left_at_its_beginning():
    file = BytesIO(PLAIN)

    assert papers.check(file) is None
    assert file.tell() == 0


def test_what_this_house_prints_it_would_take_itself():
    told = {
        "issuer": "榆河区住建局",
        "number": "榆建发〔2026〕7号",
        "paragraphs": ["第一条"],
        "dated": "2026年11月14日",
    }
    paper = printed("notice", "zh-hans", "供暖办法", words={"product": "榆河区住建局"}, item=told)

    assert papers.check(BytesIO(paper)) is None


def test_it_is_handed_out_to_be_saved_and_never_to_be_run(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(PLAIN)

    answer = papers.handed_out(file, "7M2RC4XA")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="7M2RC4XA.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert b"".join(answer.streaming_content) == PLAIN
