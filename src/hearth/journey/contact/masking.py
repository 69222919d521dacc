"""What in a text may tell who somebody is: numbers, addresses of all kinds and names, found for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

HIDDEN = "▇▇▇"  # of one length, so that it does not tell how long the words were
BLOCKS = re.compile("▇+")
NARROW = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "})
NUMBER = "(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,4})"
PART = rf"(?:\s*[-#]?\s*(?:{NUMBER}|[甲乙丙A-Za-z])\s*(?:单元|门栋|门|层|楼|室|户|号))*"
# a room as it is said behind its house or staircase, without the word for it; no year, price or amount
AMOUNT = "多|余|来|几|年|月|元|块|万|度|米|平|人|家|户|个|次|天|点|时|分|小时|公里"
ROOM = rf"(?:\s*[-#]?\s*[0-9]{{3,4}}(?![0-9%]|\.[0-9]|\s*(?:{AMOUNT})))?"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严魏陶姜谢邹苏潘葛范彭鲁马方俞任袁柳鲍史唐薛雷贺倪汤罗郝毕安常于傅卞康余"
    "顾孟黄萧尹姚邵汪毛米戴宋庞熊纪舒项董梁杜阮蓝季贾江郭梅林徐邱高夏蔡田樊胡霍万卢莫房丁邓洪包石崔龚程陆翁段焦侯全宁甘"
    "武刘景叶白蒲赖乔谭申冉柴阎廖温欧耿关游岳"
)
COMMON = "赵李王张刘陈杨吴周孙郑冯徐朱马胡郭何罗宋谢韩唐"
TITLES = (
    "先生|女士|小姐|主任|书记|经理|师傅|老师|医生|大夫|护士|局长|科长|处长|站长|队长|所长|院长|校长|厂长|老板|"
    "大爷|大妈|大娘|大叔|阿姨|奶奶|爷爷|叔叔|婶婶"
)


class Passage(NamedTuple):
    """Some words of a text, and what they seem to be."""

    kind: str
    words: str
    start: int
    end: int


def passages(text: str, names: Iterable[str] = ()) -> list[Passage]:
    """What seems to tell who somebody is, from the beginning on; what lies within something longer is left out."""
    plain = text.translate(NARROW)
    found = sorted([*_found(plain), *_named(plain, names)], key=lambda span: (span[1], -span[2]))
    return [Passage(kind, text[start:end], start, end) for kind, start, end in _apart(found)]


def hidden(text: str, words: Iterable[str]) -> str:
    """The text with each of these passages covered; neighbours are covered as one."""
    for each in sorted(filter(None, words), key=len, reverse=True):
        text = text.replace(each, HIDDEN)
    return BLOCKS.sub(HIDDEN, text)


def is_identity(number: str) -> bool:
    """Eighteen signs with a birthday in them whose last follows from the others (GB 11643)."""
    weights = [pow(2, 17 - place, 11) for place in range(17)]
    total = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))
    return "10X98765432"[total % 11] == number[17].upper() and _is_birthday(number[6:14])


def is_card(number: str) -> bool:
    """Digits whose weighted sum is a full ten (Luhn, ISO/IEC 7812), such as those of a bank card."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_birthday(digits: str) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year >= 1900
    except ValueError:
        return False


def _joined(number: str) -> str:
    return re.sub(r"[ -]", "", number)


class Pattern(NamedTuple):
    """How something is written; its first group is what tells, and a check may say that it is nothing."""

    kind: str
    form: re.Pattern[str]
    check: Callable[[str], bool] = bool


PLATE = rf"[{PROVINCES}][A-HJ-NP-Z][·• -]?[A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警]"
STREETS = "路|街|巷|弄|胡同|大道"
CHATS = "微信|薇信|[vVwW][xX]|QQ|qq|扣扣"
NAME = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
PATTERNS = (
    Pattern("email", re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII)),
    Pattern("identity", re.compile(r"(?<![0-9])([1-9][0-9]{16}[0-9Xx])(?![0-9])"), is_identity),
    Pattern("card", re.compile(r"(?<![0-9])([1-9](?:[ -]?[0-9]){15,18})(?![0-9])"), lambda n: is_card(_joined(n))),
    Pattern("phone", re.compile(r"(?<![0-9])((?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2})(?![0-9])")),
    Pattern("phone", re.compile(r"(?<![0-9])(\(?0[1-9][0-9]{1,2}\)?[ -]?[2-9][0-9]{2,3}[ -]?[0-9]{4})(?![0-9])")),
    Pattern("phone", re.compile(r"(?:电话|座机|号码)[是为:\s]{0,3}([2-9][0-9]{2,3}[ -]?[0-9]{4})(?![0-9])")),
    Pattern("plate", re.compile(rf"({PLATE})(?![A-Z0-9])")),
    Pattern("chat", re.compile(rf"(?:{CHATS})[号码是为:\s]{{0,4}}([A-Za-z0-9][\w-]{{4,19}})", re.ASCII)),
    Pattern("home", re.compile(rf"([甲乙丙]?{NUMBER}\s*(?:号楼|栋|幢){PART}{ROOM})")),
    Pattern("home", re.compile(rf"({NUMBER}\s*单元{PART}{ROOM})")),
    Pattern("home", re.compile(r"(?<![0-9])([0-9]{1,3}[-#][0-9]{1,2}[-#][0-9]{3,4})(?![0-9-])")),
    Pattern("home", re.compile(r"(?<![0-9年月第])([0-9]{3,4}\s*室)(?!内|外|温)")),
    Pattern("home", re.compile(rf"(?:{STREETS})([甲乙丙]?{NUMBER}\s*号(?:院|附[0-9]+号)?{PART})(?![线早晚上下前后])")),
    Pattern("home", re.compile(r"\b((?:[Bb]uilding|[Uu]nit|[Ff]lat|[Rr]oom|[Aa]partment)\s+[0-9]+[A-Za-z]?)\b")),
    Pattern("name", re.compile(rf"([{SURNAMES}][\u4e00-\u9fff]{{0,2}}?(?:{TITLES}))")),
    Pattern("name", re.compile(rf"(?:我叫|我是|姓名|联系人)[是为:\s]{{0,3}}({NAME})(?![\u4e00-\u9fff])")),
    Pattern("name", re.compile(rf"([小老][{COMMON}])(?![路山庄家村末])")),
    Pattern("name", re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+([A-Z][a-z]+)\b")),
    Pattern("name", re.compile(r"\b(?:[Mm]y name is|I am called)\s+([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b")),
)  # fmt: skip


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    for pattern in PATTERNS:
        for match in pattern.form.finditer(text):
            if pattern.check(match[1]):
                yield pattern.kind, match.start(1), match.end(1)


def _named(text: str, names: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for name in names:
        if len(name) > 1:
            yield from (("name", match.start(), match.end()) for match in re.finditer(re.escape(name), text))


def _apart(spans: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    reached = 0
    for kind, start, end in spans:
        if start >= reached:
            yield kind, start, end
            reached = end
