"""A text as it is compared: without differences of width, case and numerals, without what leads to a person."""

import re
import unicodedata

LINKS = re.compile(r"(?:https?://|www\.)[^\s\u3000-\u9fff]+|[\w.+-]+@[\w-]+\.[\w.]+", re.ASCII)
TELEPHONES = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(?:1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[- ]?\d{7,8}|\d{7,})(?!\d)")
DIGITS = {numeral: str(digit) for digit, numeral in enumerate("零一二三四五六七八九")}
COUNTED = "号线|期|号楼|号|栋|中学|小学|中(?![心间国建铁央海天石南])|小(?![区时孩])|医院|附|路公交"
NUMERAL = re.compile(rf"第?([零一二三四五六七八九十]{{1,3}})(?={COUNTED})")
SCHOOL = re.compile(r"第?(\d+)([中小])学?(?![心间国区时孩])")
LONGEST = 20_000


def plain(text: str) -> str:
    """第三中学 and ３中 become the same; addresses of pages and numbers of telephones go."""
    whole = text[:LONGEST].encode("utf-8", "ignore").decode()  # half a character is none
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", whole).casefold())
    bare = TELEPHONES.sub(" ", LINKS.sub(" ", folded))
    return SCHOOL.sub(r"\1\2学", NUMERAL.sub(lambda found: _number(found[1]), bare)).strip()


def _number(numeral: str) -> str:
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return "".join(DIGITS[sign] for sign in numeral)
    return str(10 * int(DIGITS.get(tens[-1:], "1")) + int(DIGITS.get(ones[:1], "0")))
