"""What a page must be for everybody: readable by machines that read aloud, no wider than the screen, easy to hit."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SIZE_OF_A_FINGER, SIZE_OF_A_POINTER = 44, 24

# A link inside a sentence is as high as the sentence; a radio button is as large as the label around it.
TOO_SMALL = """least => {
  const inSentence = (e) => e.matches('a') && getComputedStyle(e).display === 'inline' &&
    [...e.parentNode.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const box = (e) => (e.matches('[type=radio], [type=checkbox], [type=file]') && e.closest('label') || e)
    .getBoundingClientRect();
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.sr, .skip');
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((e) => seen(e) && !inSentence(e))
    .filter((e) => { const { width, height } = box(e); return width < least || height < least - 0.5; })
    .map((e) => `${e.outerHTML.slice(0, 110)} is ${Math.round(box(e).width)} × ${Math.round(box(e).height)}`);
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3).map((e) => `sticks out: ${e.outerHTML.slice(0, 110)}`) : []"""


def faults(page: Page, *, with_contrast: bool = True) -> list[str]:
    """Everything that is wrong with this page as it stands there now; contrast is four fifths of the time it takes."""
    return [*_barriers(page, with_contrast), *page.evaluate(TOO_WIDE), *_small(page)]


def _barriers(page: Page, with_contrast: bool) -> list[str]:
    asked = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": with_contrast}}}
    violations = Axe().run(page, options=asked).response["violations"]
    return [f"{each['id']} at {node['html'][:160]}" for each in violations for node in each["nodes"][:3]]


def _small(page: Page) -> list[str]:
    is_desk = page.locator("body.is-compact").count() > 0
    return page.evaluate(TOO_SMALL, SIZE_OF_A_POINTER if is_desk else SIZE_OF_A_FINGER)  # type: ignore[no-any-return]
