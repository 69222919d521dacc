"""What is the same on every page in one language is put into its templates when they are loaded: words, icons, files.

A page of the desk asks for a hundred sentences and fifty icons; each was looked up again for every reader. And what
stands in a page is put there as text: of its hundreds of values none is asked again whether it is safe.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.templatetags.static import static
from django.utils import translation
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import _escape_inner as harmless  # type: ignore[attr-defined]  # what `escape` wraps

from hearth.core.pictures import icon, mark

Known = dict[str, Callable[..., str]]
SAID: Known = {"_": translation.gettext, "gettext": translation.gettext, "pgettext": translation.pgettext}
DRAWN: Known = {"icon": icon, "mark": mark, "static": static}


def shown(value: Any) -> str:
    """What stands in a page for this value, made harmless unless it says itself that it is."""
    if type(value) is Markup:
        return value
    if type(value) is str:
        return harmless(value)
    return value.__html__() if hasattr(value, "__html__") else harmless(str(value))


class Generator(CodeGenerator):
    """Writes `shown` where a value is put out; `escape` makes another object of each, which nobody looks at."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class SpokenEnvironment(Environment):
    """An environment whose templates speak one language; or, while none is named, the language of the moment."""

    language = ""
    code_generator_class = Generator
    shown = staticmethod(shown)

    def compile(self, source: Any, *where: Any, **how: Any) -> Any:
        template = self.parse(source, *where[:2]) if isinstance(source, str) else source
        return super().compile(self._folded(template) if self.language else template, *where, **how)

    def _folded(self, template: nodes.Template) -> nodes.Template:
        own = {name.name for name in template.find_all(nodes.Name) if name.ctx != "load"}
        own |= {macro.name for macro in template.find_all(nodes.Macro)}
        with translation.override(self.language):
            folded: nodes.Template = Folding(own).visit(template)
        return folded.set_environment(self)  # type: ignore[return-value]


class Folding(NodeTransformer):
    """Puts constants where calls stand whose answer is known. Plurals depend on a number: they stay."""

    def __init__(self, own: set[str]) -> None:
        self.own = own  # names that mean something else in this template

    def visit_Call(self, call: nodes.Call) -> nodes.Expr:
        self.generic_visit(call)
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        words = [arg.value for arg in call.args if isinstance(arg, nodes.Const)]
        if name in self.own or len(words) < len(call.args) or call.dyn_args or call.dyn_kwargs:
            return call
        if name in SAID:
            return _said(SAID[name](*words), call)
        return nodes.Const(DRAWN[name](*words), lineno=call.lineno) if name in DRAWN and not call.kwargs else call


def _said(sentence: str, call: nodes.Call) -> nodes.Expr:
    """The sentence as the template would have got it, with gaps for what is named in it."""
    text = Markup(sentence)  # from our catalogues; what fills the gaps is escaped
    if not call.kwargs:
        return nodes.Const(text % {}, lineno=call.lineno)
    gaps = [nodes.Pair(nodes.Const(gap.key), gap.value, lineno=gap.lineno) for gap in call.kwargs]
    return nodes.Mod(nodes.Const(text), nodes.Dict(gaps, lineno=call.lineno), lineno=call.lineno)
