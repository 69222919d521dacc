from django.urls import path, register_converter
from django.urls.converters import StringConverter

from hearth.ground.congress.forms.deputies import MOVES
from hearth.ground.congress.nouns import NOUNS
from hearth.ground.congress.views import deputies, things, whole


class NounConverter(StringConverter):
    """One of the kinds of things a congress is made of."""

    regex = "|".join(NOUNS)


class MoveConverter(StringConverter):
    """One of the moves of a mandate."""

    regex = "|".join(MOVES)


register_converter(NounConverter, "noun")
register_converter(MoveConverter, "move")

app_name = "setup"
urlpatterns = [
    path("term/", whole.term, name="term"),
    path("map/", whole.arrange_areas, name="arrange_areas"),
    path("deputies/add/", deputies.add_deputy, name="add_deputy"),
    path("deputies/<str:code>/", deputies.deputy, name="deputy"),
    path("deputies/<str:code>/removal/", deputies.remove_deputy, name="remove_deputy"),
    path("deputies/<str:code>/seat/", deputies.seat, name="seat"),
    path("deputies/<str:code>/mandate/<move:move>/", deputies.move_mandate, name="move_mandate"),
    path("deputies/<str:code>/portrait/", deputies.offer_portrait, name="offer_portrait"),
    path("deputies/<str:code>/portrait/removal/", deputies.remove_portrait, name="remove_portrait"),
    path("units/<uuid:pk>/closure/", things.close_unit, name="close_unit"),
    path("units/<uuid:pk>/reopening/", things.reopen_unit, name="reopen_unit"),
    path("<noun:noun>/", things.things, name="things"),
    path("<noun:noun>/add/", things.add, name="add"),
    path("<noun:noun>/<uuid:pk>/", things.thing, name="thing"),
    path("<noun:noun>/<uuid:pk>/removal/", things.remove, name="remove"),
]
