from hearth.ground.courier.actions.choosing import Choice, choose, resume, stop
from hearth.ground.courier.actions.connecting import connect_way, remove_way
from hearth.ground.courier.actions.outlets import add_outlet, remove_outlet
from hearth.ground.courier.actions.wording import restore_wording, reword

__all__ = [
    "Choice",
    "add_outlet",
    "choose",
    "connect_way",
    "remove_outlet",
    "remove_way",
    "restore_wording",
    "resume",
    "reword",
    "stop",
]
