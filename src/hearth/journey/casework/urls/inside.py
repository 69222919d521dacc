from django.urls import path

from hearth.journey.casework.views import (
    board,
    dates,
    joining,
    learning,
    referral,
    referring,
    routes,
    rulings,
    talks,
    units,
)

app_name = "casework"
urlpatterns: list = [
    path("referrals/", board.board, name="board"),
    path("referrals/overview/", board.overview, name="overview"),
    path("referrals/news/", board.news, name="news"),
    path("referrals/together/", board.together, name="together"),
    path("referrals/routes/", routes.routes, name="routes"),
    # what nights learnt of it; before the keys of lines
    path("referrals/routes/learning/", learning.learning, name="learning"),
    path("referrals/routes/learning/<str:code>/adoption/", learning.adopt, name="adopt"),
    path("referrals/routes/learning/<str:code>/declining/", learning.decline, name="decline"),
    path("referrals/routes/learning/<str:code>/reversion/", learning.revert, name="revert"),
    path("referrals/routes/<uuid:route>/", routes.route, name="route"),
    path("referrals/routes/<uuid:route>/removal/", routes.drop_route, name="drop_route"),
    path("referrals/<str:code>/", referral.referral, name="referral"),
    path("referrals/<str:code>/dates/", dates.dates, name="dates"),
    path("referrals/<str:code>/photos/<uuid:message>/<int:number>/", referral.photo, name="photo"),
    path("referrals/<str:code>/presence/", referral.presence_at, name="presence"),
    # what a unit does
    path("referrals/<str:code>/acceptance/", units.accept, name="accept"),
    path("referrals/<str:code>/return/", units.give_back, name="give_back"),
    path("referrals/<str:code>/team/", units.assign, name="assign"),
    path("referrals/<str:code>/remarks/", units.remark, name="remark"),
    path("referrals/<str:code>/questions/", units.ask, name="ask"),
    path("referrals/<str:code>/requests/", units.request_more, name="request"),
    path("referrals/<str:code>/report/", units.report, name="report"),
    path("referrals/<str:code>/resumption/", units.resume, name="resume"),
    # what staff and deputies do
    path("referrals/<str:code>/keeping/", rulings.keep, name="keep"),
    path("referrals/<str:code>/passing-on/", rulings.pass_on, name="pass_on"),
    path("referrals/<str:code>/grant/", rulings.grant, name="grant"),
    path("referrals/<str:code>/denial/", rulings.deny, name="deny"),
    path("referrals/<str:code>/confirmation/", rulings.confirm, name="confirm"),
    path("referrals/<str:code>/objection/", rulings.send_back, name="send_back"),
    path("referrals/<str:code>/urging/", rulings.urge, name="urge"),
    path("referrals/<str:code>/withdrawal/", rulings.withdraw, name="withdraw"),
    path("referrals/<str:code>/contact/", rulings.disclose, name="disclose"),
    path("referrals/<str:code>/order/", rulings.note_order, name="note_order"),
    # about a thread
    path("threads/<str:code>/referrals/", referring.of_thread, name="of_thread"),
    path("threads/<str:code>/referrals/new/", referring.refer, name="refer"),
    path("threads/<str:code>/talks/", talks.note_talk, name="note_talk"),
    path("threads/<str:code>/talks/<uuid:talk>/voice/", talks.voice, name="voice"),
    path("threads/<str:code>/links/", joining.link, name="link"),
    path("threads/<str:code>/links/<str:other>/removal/", joining.unlink, name="unlink"),
    path("threads/<str:code>/matter/", joining.join, name="join"),
    path("threads/<str:code>/matter/end/", joining.split, name="split"),
]
