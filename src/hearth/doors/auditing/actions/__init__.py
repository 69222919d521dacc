from hearth.doors.auditing.actions.exporting import (
    confirm_export,
    decline_export,
    expire_export,
    export,
    export_files,
    export_register,
    fail_export,
    fetch,
    finish_export,
    lapse_export,
)

__all__ = [
    "confirm_export",
    "decline_export",
    "expire_export",
    "export",
    "export_files",
    "export_register",
    "fail_export",
    "fetch",
    "finish_export",
    "lapse_export",
]
