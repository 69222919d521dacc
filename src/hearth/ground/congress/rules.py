"""Who people are, as rules."""

from hearth.core.rules import has_role

is_deputy = has_role("deputy")
is_aide = has_role("aide")
is_clerk = has_role("clerk")
is_station = has_role("station")
is_leader = has_role("leader")
is_auditor = has_role("auditor")
is_admin = has_role("admin")
is_citizen = has_role("citizen")
is_system = has_role("system")
