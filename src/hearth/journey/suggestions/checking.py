"""What does not belong in a suggestion, found in its words, for its author to judge before anybody else does.

The list is the union of local rules on what is not treated as a suggestion (domain D4). Nothing here refuses anything
but what tells who a resident is; a hint is a question, and the deputy may be right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.journey.contact.masking import passages

HINTS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (
        re.compile("判决|裁定书|起诉|上诉|立案|检察院|监察委|庭审|执行案"),
        _("It speaks of a case before a court, procuratorate or commission. A single case does not belong here."),
    ),
    (re.compile("招标|投标|中标|竞标"), _("It speaks of a tender. Its result does not belong here.")),
    (
        re.compile("本人的|我本人|我家的|我的亲属|我儿子|我女儿|本人所在"),
        _("It speaks of yourself or of relatives. A matter of one’s own does not belong here."),
    ),
    (
        re.compile("我公司|本公司|我单位|本单位|我司"),
        _("It speaks of your own employer. A matter of that house alone does not belong here."),
    ),
    (
        re.compile("转交.{0,6}信|来信反映|上访|信访件"),
        _("It passes on somebody’s letter. Write what is the case, in your own words."),
    ),
    (
        re.compile("举报|控告|申诉"),
        _("It accuses or appeals. Complaints against persons go to the authorities for them."),
    ),
    (
        re.compile("产品推广|推广我|学术探讨|请教|咨询一下"),
        _("It enquires, discusses or promotes, and asks for nothing."),
    ),
)
LONG, MANY_ASKS = 3000, 8
TWO_MATTERS = _("It asks for many things. One suggestion is about one matter: is this still one?")
TOO_LONG = _("It is long. What is the case is read more readily on one page.")
SAYS_LITTLE = _("It says little about what is the case. Where, since when, how many people?")


def telling(text: str) -> list[str]:
    """What in these words tells who somebody is."""
    return list(dict.fromkeys(passage.words for passage in passages(text)))


def hints(title: str, facts: str, asks: Sequence[str]) -> list[Any]:
    """Questions for the author, none of them twice."""
    text = "\n".join([title, facts, *asks])
    found = [said for pattern, said in HINTS if pattern.search(text)]
    if len(asks) > MANY_ASKS:
        found.append(TWO_MATTERS)
    if len(facts) > LONG:
        found.append(TOO_LONG)
    if len(facts) < 20:
        found.append(SAYS_LITTLE)
    return found
