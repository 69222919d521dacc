"""Lines of files that were kept elsewhere before: how a sheet of them is read, matched to deputies, and taken over."""

from hearth.record.dossier.importing.duties import Duties

__all__ = ["Duties"]
