"""Whether somebody is told: not before they have said so from their own mailbox."""

from hearth.core.lifecycle import Lifecycle

FOLLOWING = Lifecycle("asked", {"asked": {"confirm": "following"}, "following": {}})
