from hearth.core.lifecycle import Lifecycle

VERSION = Lifecycle(
    "draft",
    {
        "draft": {"revise": "draft", "put_in_force": "in_force", "withdraw": "withdrawn"},
        "in_force": {},
        "withdrawn": {},
    },
)

TRIAL = Lifecycle("trying", {"trying": {"go_on": "trying", "finish": "done"}, "done": {}})
