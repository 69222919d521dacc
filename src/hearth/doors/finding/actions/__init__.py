from hearth.doors.finding.actions.keeping import drop_view, keep_view, rename_view, share_view, unshare_view
from hearth.doors.finding.actions.taking import agree, decline, extract, fetch, print_referral, print_thread

__all__ = [
    "agree",
    "decline",
    "drop_view",
    "extract",
    "fetch",
    "keep_view",
    "print_referral",
    "print_thread",
    "rename_view",
    "share_view",
    "unshare_view",
]
