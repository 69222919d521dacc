from django.urls import path

from hearth.journey.contact.views import term_people, terms

app_name = "terms"
urlpatterns = [
    path("", terms.change, name="change"),
    path("notice/", terms.notice, name="notice"),
    path("plan/", terms.draw_up, name="draw_up"),
    path("withdrawal/", terms.withdraw, name="withdraw"),
    path("force/", terms.put_in_force, name="put_in_force"),
    path("people/", term_people.people, name="people"),
    path("people/add/", term_people.add, name="add"),
    path("people/<str:code>/", term_people.person, name="person"),
    path("people/<str:code>/election/", term_people.elect, name="elect"),
    path("people/<str:code>/omission/", term_people.leave_out, name="leave_out"),
    path("people/<str:code>/successor/", term_people.name_successor, name="name_successor"),
]
