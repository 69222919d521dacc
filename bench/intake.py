"""What it costs to take a citizen's message, beside a view that does one insert and one select.

The real form, posted as a browser posts it: thread, message, contact, outbox, ledger entry and job in one transaction.
The last line is intake's speed as a share of the yardstick's: 0.6 or more is what we ask of ourselves.
"""

import argparse
import sys
from statistics import median

import _measure

ROUNDS = 11  # short ones, by turns: a neighbour on the machine slows both alike, and the middle one is told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=250)
    times = parser.parse_args().times
    _measure.prepare()
    _measure.minimal()
    with _measure.web("_minimal:application") as yardstick, _measure.hearth() as hearth:
        yard, ours = [], []
        for round_ in range(ROUNDS):
            yard.append(yardstick.cost(insertion, times)[0])
            ours.append(hearth.cost(message_to(code(), round_), times, expect=303)[0])
    for name, costs in (("one insert, one select", yard), ("a citizen's message", ours)):
        print(f"{name:<24}{median(costs):6.2f} ms of CPU   ({min(costs):.2f} to {max(costs):.2f})")
    print(f"ratio: {median(one / other for one, other in zip(yard, ours, strict=True)):.2f}")


def insertion(number: int) -> tuple:
    body, headers = _measure.multipart({"name": f"line {number}", "body": "words " * 20})
    return "POST", "/insert", body, headers


def message_to(deputy_code: str, round_: int) -> _measure.Ask:
    from hearth.journey.contact.tracking import new_submission

    def ask(number: int) -> tuple:
        fields = {
            "submission": new_submission(),
            "proof": "",
            "body": f"锦苑小区7号楼早晚室温只有14度，老人冻得睡不着。第{round_}轮第{number}条。",
            "place": "锦苑小区7号楼",
            "name": "李奶奶",
            "phone": "",
            "email": "li@example.org",
            "privacy": "private",
        }
        body, headers = _measure.multipart(fields, empty_file="photos")
        return "POST", f"/c/{deputy_code}", body, headers

    return ask


def code() -> str:
    from hearth.core import tenancy
    from hearth.ground.congress.models import Congress
    from hearth.journey.contact.models import DeputyCode

    with tenancy.inside(Congress.objects.get(slug="yuhe")):
        return DeputyCode.objects.active().of_deputies().filter(use="poster").order_by("code").first().code


if __name__ == "__main__":
    sys.exit(main())
