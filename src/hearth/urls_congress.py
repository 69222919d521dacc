"""What can be asked inside a congress. The middleware takes `/yuhe/` off the path; `address()` puts it back."""

from django.urls import include, path

urlpatterns = [
    path("desk/", include("hearth.doors.desks.urls")),  # what is asked for most; each line before it is tried first
    path("", include("hearth.doors.home.urls")),
    path("", include("hearth.ground.accounts.urls")),
    path("", include("hearth.doors.news.urls")),
    path("people/", include("hearth.ground.congress.urls.people")),
    path("invitation/", include("hearth.ground.congress.urls.invitation")),
    path("", include("hearth.journey.contact.urls.inside")),
    path("", include("hearth.journey.outcomes.urls")),
    path("", include("hearth.journey.demands.urls")),
    path("", include("hearth.journey.suggestions.urls")),
    path("", include("hearth.journey.casework.urls.inside")),
    path("", include("hearth.record.scoring.urls")),  # before the numbers of lines in files
    path("", include("hearth.record.dossier.urls")),
    path("audit/", include("hearth.doors.auditing.urls.inside")),
    path("setup/change-of-term/", include("hearth.journey.contact.urls.terms")),
    path("setup/imports/", include("hearth.ground.congress.urls.imports")),
    path("setup/rules/", include("hearth.doors.rules.urls.rules")),
    path("setup/calendar/", include("hearth.doors.rules.urls.calendar")),
    path("setup/promises/", include("hearth.doors.rules.urls.promises")),
    path("setup/", include("hearth.doors.guide.urls")),
    path("setup/", include("hearth.ground.congress.urls.setup")),
    path("portraits/", include("hearth.ground.congress.urls.portraits")),
    path("", include("hearth.doors.stations.urls")),
    path("", include("hearth.doors.finding.urls")),
    path("", include("hearth.doors.following.urls")),
]

handler400 = "hearth.core.failures.bad_request"
handler403 = "hearth.core.failures.csrf_failure"
handler404 = "hearth.core.failures.not_found"
handler500 = "hearth.core.failures.broken"
