from django.urls import path

from hearth.doors.rules.views import drafting, rules, versions

app_name = "rules"
urlpatterns = [
    path("", rules.rules, name="rules"),
    path("draft/", drafting.draft_profile, name="draft_profile"),
    path("<int:number>/", versions.version, name="version"),
    path("<int:number>/trial/", versions.try_rules, name="try_rules"),
    path("<int:number>/cases/", versions.cases, name="cases"),
    path("<int:number>/force/", versions.put_in_force, name="put_in_force"),
    path("<int:number>/withdrawal/", versions.withdraw_draft, name="withdraw_draft"),
]
