from hearth.core.lifecycle import Lifecycle

EXPORT = Lifecycle("ordered", {"ordered": {"finish": "ready", "fail": "failed"}, "ready": {}, "failed": {}})
