import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import get_language, override
from jinja2 import UndefinedError

from hearth.core import avatars, pictures, reading
from hearth.core.reading import Reading, ReadingMiddleware, reading_of, set_reading


def page(source: str, **context: object) -> str:
    return engines.all()[0].from_string(source).render(context)


def sent_to(address: str, cookie: str = "", **choices: str) -> HttpResponse:
    request = RequestFactory().post("/reading/", {"next": address} | choices)
    request.COOKIES[reading.COOKIE] = cookie
    return set_reading(request)


def test_a_name_nobody_gave_is_an_error_and_not_a_gap():
    with pytest.raises(UndefinedError):
        page("{{ depty }}")


def test_what_a_citizen_wrote_stays_text():
    html = page("{{ ui.event('Received', quote=words) }}", words="<script>alert(1)</script>")

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_an_icon_that_is_not_drawn_is_refused():
    with pytest.raises(KeyError):
        pictures.icon("unicorn")


def test_no_drawing_needs_an_inline_style():
    drawings = [
        pictures.bar(64),
        pictures.against(40, 100, median=62),
        pictures.spark([1, 5, 2]),
        pictures.columns([0, 0]),
        pictures.qr("https://example.org/c/ABCD"),
        avatars.bust("D1"),
    ]

    assert not any("style=" in drawing for drawing in drawings)


def test_a_part_of_nothing_is_an_empty_bar():
    assert 'width="0"' in pictures.bar(3, of=0)


def test_a_person_keeps_the_same_face():
    first, again, other = (avatars.bust(seed) for seed in ("D1", "D1", "D2"))

    assert first == again
    assert first != other


def test_the_page_about_a_failure_needs_nothing_but_itself():
    html = engines.all()[0].get_template("500.html").render()

    assert "<h1>" in html


@pytest.mark.parametrize(
    ("cookie", "accepted", "query", "expected"),
    [
        ("", "", "", Reading("zh-hans")),
        ("", "fr, en-GB;q=0.8, zh;q=0.5", "", Reading("en")),
        ("en.dark.large", "zh-CN", "", Reading("en", "dark", "large")),
        ("en..", "zh-CN", "size=xl&lang=zh-hans", Reading("zh-hans", "", "xl")),
        ("tlh.pink.tiny", "", "theme=neon", Reading("zh-hans")),
    ],
)
def test_the_cookie_speaks_before_the_browser_and_the_address_before_both(cookie, accepted, query, expected):
    assert reading_of(cookie, accepted, query) == expected


def test_every_page_says_its_language_and_on_what_it_depends():
    def answer(request):
        return HttpResponse(get_language())

    with override(None):
        response = ReadingMiddleware(answer)(RequestFactory().get("/", headers={"accept-language": "en"}))

    assert response.content == b"en"
    assert response.headers["Content-Language"] == "en"
    assert response.headers["Vary"] == "Cookie, Accept-Language"


def test_a_file_is_the_same_for_every_reader():
    def answer(request):
        return HttpResponse(b"", content_type="text/css")

    response = ReadingMiddleware(answer)(RequestFactory().get("/"))

    assert "Vary" not in response.headers


def test_choosing_large_print_keeps_the_other_choices_and_leads_back():
    response = sent_to("/yuhe/?page=2&size=xl", cookie="en.dark.", size="large")

    assert response.status_code == 303
    assert response.url == "/yuhe/?page=2"
    assert response.cookies[reading.COOKIE].value == "en.dark.large"


def test_standard_print_can_be_chosen_again():
    response = sent_to("/", cookie="en.dark.xl", size="")

    assert response.cookies[reading.COOKIE].value == "en.dark."


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:x"])
def test_changing_the_print_never_leads_to_another_site(address):
    assert sent_to(address, size="large").url == "/"


def test_the_three_sizes_follow_each_other():
    assert [Reading(size=size).next_size for size in ("", "large", "xl")] == ["large", "xl", ""]
