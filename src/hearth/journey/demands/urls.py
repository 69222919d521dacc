from django.urls import path

from hearth.journey.demands.views import alike, demands, encoder, learnt, places, proposals, public, thresholds

app_name = "demands"

urlpatterns = [
    path("demands/", demands.demands, name="demands"),
    path("demands/learnt/", learnt.learnt, name="learnt"),
    path("demands/thresholds/", thresholds.tune, name="tune"),
    path("demands/encoder/", encoder.encoder, name="encoder"),
    path("demands/encoder/start/", encoder.allow, name="allow_encoder"),
    path("demands/encoder/end/", encoder.forbid, name="forbid_encoder"),
    # what a night proposes; before the numbers of demands, which have eight signs
    path("demands/proposals/", proposals.proposals, name="proposals"),
    path("demands/proposals/<str:code>/following/", proposals.follow, name="follow"),
    path("demands/proposals/<str:code>/declining/", proposals.decline, name="decline"),
    path("demands/<str:code>/", demands.demand, name="demand"),
    path("demands/<str:code>/confirmation/", demands.confirm, name="confirm"),
    path("demands/<str:code>/title/", demands.rename, name="rename"),
    path("demands/<str:code>/owner/", demands.hand_to, name="hand_to"),
    path("demands/<str:code>/consultation/", demands.consult, name="consult"),
    path("demands/<str:code>/conversion/", demands.convert, name="convert"),
    path("demands/<str:code>/watch/", demands.watch, name="watch"),
    path("demands/<str:code>/solution/", demands.solve, name="solve"),
    path("demands/<str:code>/closing/", demands.close, name="close"),
    path("demands/<str:code>/reopening/", demands.reopen, name="reopen"),
    path("demands/<str:code>/merger/", demands.merge, name="merge"),
    path("demands/<str:code>/split/", demands.split, name="split"),
    path("demands/<str:code>/dissolution/", demands.dissolve, name="dissolve"),
    path("demands/<str:code>/answers/", demands.answer, name="answer"),
    path("demands/<str:code>/pins/", demands.pin, name="pin"),
    path("demands/<str:code>/pins/removal/", demands.unpin, name="unpin"),
    path("demands/<str:code>/undoing/", demands.undo, name="undo"),
    path("demands/<str:code>/publication/", demands.publish, name="publish"),
    path("demands/<str:code>/publication/end/", demands.unpublish, name="unpublish"),
    # what everybody may read
    path("common/", public.common, name="common"),
    path("common/news.xml", public.feed, name="feed"),
    path("common/like/", public.like, name="like"),
    path("common/<str:code>/", public.one, name="one"),
    path("common/<str:code>/news.xml", public.feed_of, name="feed_of"),
    path("demands/<str:code>/alike/", alike.demands, name="alike_demands"),
    # a message's place among them
    path("threads/<str:code>/demand/", places.of_thread, name="of_thread"),
    path("threads/<str:code>/demand/alike/", alike.messages, name="alike"),
    path("threads/<str:code>/demand/joining/", places.join, name="join"),
    path("threads/<str:code>/demand/beginning/", places.begin, name="begin"),
    path("threads/<str:code>/demand/<str:demand>/acceptance/", places.accept, name="accept"),
    path("threads/<str:code>/demand/<str:demand>/refusal/", places.refuse, name="refuse"),
    path("threads/<str:code>/demand/<str:demand>/removal/", places.take_out, name="take_out"),
]
