"""By which words a reply shows that it says a thing: that something was done, by whom, when, on what ground."""

from __future__ import annotations

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


NUMBERED = re.compile(
    r"(?:^|(?<=[\n。；;:：，,？?！! ]))\s*"
    r"(?:[(（]?([1-9一二三四五六七八九])(?:[)）、]|[.．](?!\d))|[Qq问]([1-9一二三四五六七八九])"
    r"|第([一二三四五六七八九])[,，、:：])"
)
DONE = _any(
    r"已(?!收悉|阅|转|收到|知悉)",
    r"完成|完毕|整改|核实|调查|派出|组织|责令|立案|安排|修复|恢复|拆除|处罚|约谈|现场|办结",
    r"\b(?:fixed|repaired|inspected|completed|visited|investigated|replaced)\b",
)
WHO = _any(
    r"[\u4e00-\u9fff]{1,12}(?:局|委|办|厅|部门|街道|镇|乡|社区|公司|中心|大队|支队|单位|政府|集团|处|所|队)",
    r"我(?:局|委|办|厅|市|区|县|镇|单位|公司)|工作人员",
    r"\b(?:department|office|bureau|council|company|we)\b",
)
DATE = _any(
    r"\d{1,4}\s*年(?:\s*\d{1,2}\s*月)?",
    r"\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号]|底|初|中旬|上旬|下旬)",
    r"(?:今|明|当)[日天年]|近[日期]|[年月周]底前?|\d{1,2}\s*个?(?:工作日|天内|日内|月内)",
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|\b\d{{1,2}}\s+(?:{MONTHS})\b",
)
SIGNED = re.compile(r"\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?[\s。.]*$")
REFUSES = _any(
    r"不符合|不予|(?:无法|不能够?)(?:办|批|予|享|受|纳|报|参|申|满足|安装|实施)|暂不|不属于|不具备|不在.{0,12}范围",
    r"没有.{0,8}(?:计划|依据)|不(?:可以|予以|支持|同意(?!的))",
    r"\b(?:cannot|unable|not (?:possible|eligible|entitled)|refuse|reject)",
)
GROUND = _any(
    r"《[^》]{2,}》|条例|第[一二三四五六七八九十百零\d]+条|[〔\[]\d{4}[〕\]]|规定|办法|政策|细则|标准",
    r"\b(?:act|regulation|article|section|by-law|policy)\b",
)
REMAINS = _any(
    r"下一步|将(?!有关|情况|您|军|近|现)|正在|计划|拟(?:于|定|建)|预计|尽快|待.{1,16}(?:后|再)|力争|争取",
    r"\b(?:will|plan to|next step|expect)\b",
)
CONTACT = _any(
    r"〔电话〕|电话|热线|联系人|咨询(?:窗口|地点|地址)|邮箱|@",
    r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{7,8}|12\d{3})(?!\d)",
    r"\b(?:phone|call|e-?mail)\b",
)
REFERRED = _any(
    r"(?:已|将)?.{0,12}(?:转|交)(?:由|交|给|请|至|达|办)?.{0,16}(?:部门|单位|局|办|处理|办理|调查|核实|阅|处)",
    r"\b(?:forwarded|passed on|referred) to\b",
)
COURTESY = _any(
    r"网友|您好|你好|留言|收悉|收到|感谢|谢谢|关注|支持|监督|理解|反映|回复|如下|敬请",
    r"后续|及时|反馈|平台|相关|有关|情况",
    r"\b(?:dear|hello|thank you|thanks|your (?:message|letter)|received|the|has been|your)\b",
)
