"""How pages are made: templates compiled once to Python, where an unknown name is an error and not a gap."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache, lru_cache, wraps
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.template.backends.jinja2 import Jinja2
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from jinja2 import Environment, StrictUndefined

from hearth.core import pictures, tenancy, words
from hearth.core.addresses import address
from hearth.core.avatars import avatar, letter
from hearth.core.folding import SpokenEnvironment

KNOWN = frozenset(code for code, _name in settings.LANGUAGES)
COMPONENTS = ("things", "forms", "journey", "overlays")


class Spoken(Jinja2):
    """The templates in one language."""

    app_dirname = "templates"


class Pages(Jinja2):
    """Templates of every app lie in its `templates` folder; each is compiled once for each language."""

    app_dirname = "templates"

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._in_language = cache(lambda language: Spoken(_with(params, language=language)))

    def get_template(self, template_name: str) -> Any:
        """As it reads in the language of the moment: load it where it is rendered."""
        return self._here().get_template(template_name)

    def from_string(self, template_code: str) -> Any:
        """The same for a few words of template."""
        return self._here().from_string(template_code)

    def _here(self) -> Jinja2:
        language = translation.get_language()
        return self._in_language(language) if language in KNOWN else super()  # type: ignore[return-value]


def environment(language: str = "", **options: Any) -> Environment:
    env = SpokenEnvironment(
        **options | {"undefined": StrictUndefined, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True},
        extensions=["jinja2.ext.i18n"],
    )
    env.language = language
    _speak(env)
    env.filters |= FILTERS
    env.globals |= GLOBALS
    env.globals["ui"] = _components(env)
    return env


def _with(params: dict[str, Any], **options: Any) -> dict[str, Any]:
    return params | {"OPTIONS": params["OPTIONS"] | options}


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page, of the installation or of the congress in scope."""
    if args or kwargs:
        return address(name, *args, **kwargs)
    congress = tenancy.current()
    return _fixed_url(name, congress.slug if congress else "", settings.ROOT_URLCONF)


@lru_cache(maxsize=4096)  # the same few addresses stand on every page
def _fixed_url(name: str, slug: str, urlconf: str) -> str:
    return address(name) if ":" in name else reverse(name, urlconf=urlconf)


def gettext(message: str) -> str:
    """The sentence in the reader's language; a page asks for a hundred of them."""
    return _said(translation.get_language(), message)


@lru_cache(maxsize=16_384)
def _said(language: str | None, message: str) -> str:
    return translation.gettext(message)


@lru_cache(maxsize=1024)
def static_file(name: str) -> str:
    """The address of a static file, which changes with its content."""
    return static(name)


def token_once(request: Any) -> dict[str, Any]:
    """A page of many forms masks its token once, not once for each form."""
    return {"csrf_input": SimpleLazyObject(lambda: csrf_input(request))}


def _speak(env: Environment) -> None:
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )


def _components(env: Environment) -> SimpleNamespace:
    """Every macro under one name, compiled once: pages write `ui.status(…)` and import nothing."""
    modules = [env.get_template(f"components/{name}.html").module for name in COMPONENTS]
    return SimpleNamespace(
        **{name: part for module in modules for name, part in vars(module).items() if name[0] != "_"}
    )


def _by_the_clock(say: Callable[..., str]) -> Callable[..., str]:
    """A page may leave out the present moment; a rule may not."""

    @wraps(say)
    def filter_(moment: Any, now: Any = None) -> str:
        return say(moment, now or timezone.now())

    return filter_


def _by_the_day(say: Callable[..., str]) -> Callable[..., str]:
    """What is said of a moment is the same for a whole day: rows of a list say it again and again."""

    @lru_cache(maxsize=8192)
    def said(_language: str | None, moment: Any, today: date) -> str:
        return say(moment, datetime.combine(today, time(12), timezone.get_current_timezone()))

    @wraps(say)
    def filter_(moment: Any, now: Any = None) -> str:
        return said(translation.get_language(), moment, timezone.localdate(now or timezone.now()))

    return filter_


FILTERS = {
    **{say.__name__: _by_the_clock(say) for say in words.BY_THE_MINUTE},
    **{say.__name__: _by_the_day(say) for say in words.BY_THE_DAY},
    **{say.__name__: say for say in words.ABSOLUTE},
}
GLOBALS: dict[str, Any] = {
    "url": url,
    "static": static_file,
    "avatar": avatar,
    "letter": letter,
    **{drawing.__name__: drawing for drawing in pictures.DRAWINGS},
}
