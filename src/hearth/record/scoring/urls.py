from django.urls import path

from hearth.record.scoring.views import scoring, sheets, years

app_name = "scoring"
urlpatterns: list = [
    path("duties/scoring/", scoring.scoring, name="scoring"),
    path("duties/scoring/start/", scoring.turn_on, name="turn_on"),
    path("duties/scoring/end/", scoring.turn_off, name="turn_off"),
    path("duties/scoring/rules/", scoring.set_rule, name="set_rule"),
    path("duties/scoring/rules/<str:code>/end/", scoring.end_rule, name="end_rule"),
    path("duties/scoring/examples/", scoring.take_examples, name="take_examples"),
    path("duties/scoring/<int:year>/", years.year, name="year"),
    path("duties/scoring/<int:year>/reckoning/", years.reckon, name="reckon"),
    path("file/score/", sheets.mine, name="mine"),
    path("deputies/<str:code>/file/score/", sheets.sheet, name="sheet"),
    path("deputies/<str:code>/file/score/<int:year>/objection/", sheets.contest, name="contest"),
    path("deputies/<str:code>/file/score/<int:year>/objection/<uuid:objection>/", sheets.decide, name="decide"),
]
