"""Small drawings made by the server: they need no script, print well and follow the theme."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import segno
from django.templatetags.static import static
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

SPRITE = Path(__file__).parent / "static" / "hearth" / "icons.svg"
NAMES = frozenset(re.findall(r'<symbol id="i-([^"]+)"', SPRITE.read_text()))
HEART = (
    "M16 25.4C10.6 21.9 8.2 18.9 8.2 15.6a4.3 4.3 0 0 1 4.4-4.4c2.9 0 4.6 2.6 6.2 5.6"
    "M16 25.4c5.4-3.5 7.8-6.5 7.8-9.8a4.3 4.3 0 0 0-4.4-4.4c-2.9 0-4.6 2.6-6.2 5.6"
)
MARK = Markup(
    '<svg viewBox="0 0 32 32" aria-hidden="true"><path class="mark__arch" '
    'd="M2 29V15.5a14 14 0 0 1 28 0V29a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1z"/>'
    f'<path d="{HEART}" fill="none" stroke="#fff" stroke-width="2.3" stroke-linecap="round"/></svg>'
)


@lru_cache(maxsize=512)
def icon(name: str, kind: str = "") -> Markup:
    if name not in NAMES:
        raise KeyError(f"there is no icon called {name}")
    css = f"i {kind}".strip()
    return Markup(f'<svg class="{css}" aria-hidden="true"><use href="{static("hearth/icons.svg")}#i-{name}"/></svg>')


def mark() -> Markup:
    return MARK


def bar(value: float, of: float = 100, tone: str = "", label: str = "") -> Markup:
    """A part of a whole, as a line that fills."""
    css = f"bar bar--{tone}" if tone else "bar"
    return _svg(css, (100, 4), _rect(0, 0, _share(value, of), 4), label)


def against(value: float, of: float, median: float | None = None, label: str = "") -> Markup:
    """A value beside the median of the others, never beside a rank."""
    line = "" if median is None else _rect(min(_share(median, of), 99.4), 0, 0.6, 10, "median")
    return _svg("against", (100, 10), _rect(0, 2, 100, 6, "well") + _rect(0, 2, _share(value, of), 6) + line, label)


def spark(values: Sequence[float], hot: int = 3, label: str = "") -> Markup:
    """The last days of something, the newest in ember."""
    return _svg("spark", (5 * len(values) - 2, 24), _columns(values, hot, step=5, width=3, height=24), label)


def columns(values: Sequence[float], hot: int = 0, label: str = "") -> Markup:
    """Daily or monthly amounts; the axis starts at zero."""
    return _svg("columns", (8 * len(values) - 2, 100), _columns(values, hot, step=8, width=6, height=100), label)


def radar(axes: Sequence[tuple[str, float]], label: str = "") -> Markup:
    """Several shares, from 0 to 1, around a centre, each with its name; what is usual lies half-way out."""
    ring = [_spoke(n, len(axes)) for n in range(len(axes))]
    web = "".join(_polygon(ring, [share] * len(ring), "axis") for share in (0.25, 0.75, 1))
    shapes = web + _polygon(ring, [0.5] * len(ring), "usual") + _polygon(ring, [share for _name, share in axes], "own")
    names = "".join(_named(spoke, name) for spoke, (name, _share) in zip(ring, axes, strict=True))
    voice = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(f'<svg class="chart radar" viewBox="-150 -112 300 224" {voice}>{shapes}{names}</svg>')


def qr(text: str, css: str = "qr") -> Markup:
    """A code that still scans when a quarter of it is dirty."""
    side, path = _modules(text)
    return Markup(
        f'<svg class="{css}" viewBox="0 0 {side} {side}" shape-rendering="crispEdges" role="img" '
        f'aria-label="{escape(_("QR code"))}"><path fill="currentColor" d="{path}"/></svg>'
    )


@lru_cache(maxsize=256)
def _modules(text: str) -> tuple[int, str]:
    code = segno.make(text, error="q", micro=False)
    return len(code.matrix), "".join(_runs(row, y) for y, row in enumerate(code.matrix))


def _runs(row: Sequence[int], y: int) -> str:
    parts, x = [], 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            parts.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(parts)


def _columns(values: Sequence[float], hot: int, step: int, width: int, height: int) -> str:
    top = max(values, default=0) or 1
    heights = [max(2.0, height * value / top) for value in values]
    newest = len(values) - hot
    return "".join(
        _rect(step * i, round(height - tall, 1), width, round(tall, 1), "hot" if i >= newest else "")
        for i, tall in enumerate(heights)
    )


def _spoke(place: int, of: int) -> tuple[float, float]:
    angle = 2 * math.pi * place / of - math.pi / 2
    return math.cos(angle), math.sin(angle)


def _polygon(ring: Sequence[tuple[float, float]], shares: Sequence[float], css: str) -> str:
    corners = " ".join(f"{82 * x * share:.1f},{82 * y * share:.1f}" for (x, y), share in zip(ring, shares, strict=True))
    return f'<polygon class="{css}" points="{corners}"/>'


def _named(spoke: tuple[float, float], name: str) -> str:
    x, y = spoke
    anchor = "middle" if abs(x) < 0.2 else "start" if x > 0 else "end"
    return f'<text x="{92 * x:.1f}" y="{92 * y + 4 + 6 * y:.1f}" text-anchor="{anchor}">{escape(name)}</text>'


def _share(value: float, of: float) -> float:
    return round(min(100.0, max(0.0, 100 * value / of)), 1) if of else 0.0


def _rect(x: float, y: float, width: float, height: float, css: str = "") -> str:
    named = f' class="{css}"' if css else ""
    return f'<rect{named} x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"/>'


def _svg(css: str, size: tuple[int, int], body: str, label: str) -> Markup:
    voice = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    frame = f'viewBox="0 0 {size[0]} {size[1]}" preserveAspectRatio="none"'
    return Markup(f'<svg class="{css}" {frame} {voice}>{body}</svg>')


DRAWINGS = (icon, mark, bar, against, spark, columns, radar, qr)
