"""Everybody at every address: what each is answered, written out; and no address is missing.

in      led to the sign-in (a form that was sent is not taken, and says so)
code    asked for the tracking code
a number is the status of the answer; a line with one number is the same for everybody
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from hearth.core import tenancy
from hearth.ground.congress.models import Post
from hearth.journey.contact.models import Subject
from tests import cast
from tests.house import furnished

# “others” is the contact of a unit: somebody with a post for whom no work waits. Auditor, leader and administrator are
# answered as they are, unless a line has cells of its own for them, in this order.
# “author” holds the thread's ticket, “resident” that of another thread. Zhao is the deputy it was written to.
# Wei is a deputy and Feng a clerk of the other congress; both are signed in.
WHO = (
    "public",
    "author",
    "resident",
    "zhao",
    "sun",
    "aide",
    "bai",
    "station",
    "others",
    "wei",
    "feng",
    "auditor",
    "leader",
    "admin",
)
TABLE = """
                             public  author  resident  zhao  sun  aide  bai  station  others  wei  feng
ops:livez                GET    200
ops:readyz               GET    200
ops:metrics              GET    200
reading                  POST   303
installation:home        GET    200
installation:about       GET    200
installation:privacy     GET    200
installation:accessibility GET  200
installation:robots      GET    200
installation:with_slash  GET    302
ledger:key               GET    200

door:look_up             GET    404
door:landing             GET    200
door:landing             POST   303
door:at_station          GET    200
door:at_station          POST   303

track:thread             GET    200
track:thread             POST   422
track:receipt            GET   code     200      200  code  code  code code     code    code code  code
track:paper              GET    code     200      200  code  code  code code     code    code code  code
track:photo              GET   code     200      404  code  code  code code     code    code code  code
track:add                POST  code     303      303  code  code  code code     code    code code  code
track:rate               POST  code     303      303  code  code  code code     code    code code  code
track:reopen             POST  code     303      303  code  code  code code     code    code code  code
track:withdraw           POST  code     303      303  code  code  code code     code    code code  code
track:appeal             POST  code     303      303  code  code  code code     code    code code  code
track:leave              POST   303
track:data               GET    code     200      200  code  code  code code     code    code code  code
track:copy               GET    code     200      200  code  code  code code     code    code code  code
track:correct            GET    code     200      200  code  code  code code     code    code code  code
track:correct            POST   code     303      303  code  code  code code     code    code code  code
track:mask               POST   code     303      303  code  code  code code     code    code code  code
track:withdraw_consent   POST   code     303      303  code  code  code code     code    code code  code
track:choose_news        POST   code     303      303  code  code  code code     code    code code  code
track:erase_contact      POST   code     303      303  code  code  code code     code    code code  code
track:erase              GET    code     200      200  code  code  code code     code    code code  code
track:erase              POST   code     422      422  code  code  code code     code    code code  code
track:consent            POST  code     303      303  code  code  code code     code    code code  code
track:decline            POST  code     303      303  code  code  code code     code    code code  code
track:wish               POST  code     303      303  code  code  code code     code    code code  code
track:take_back          POST  code     303      303  code  code  code code     code    code code  code

congress:home            GET    200
congress:answers         GET    200
congress:answer          GET    200
demands:common           GET    200
demands:one              GET    200
demands:feed             GET    200
demands:feed_of          GET    200
demands:like             POST   200
outcomes:published       GET    200
outcomes:one             GET    200
outcomes:paper           GET    200
outcomes:feed            GET    200
congress:deputies        GET    200
congress:deputy          GET    200
congress:stations        GET    200
congress:station         GET    200
congress:my_deputy       GET    200
congress:reception_calendar GET 200
congress:popolo          GET    200

portraits:portrait       GET    200

rules:rules              GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
rules:draft_profile      GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
rules:draft_profile      POST   in       in       in   404   404   404  422      404     404   in    in    404 404 422
rules:version            GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
rules:try_rules          POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
rules:cases              GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
rules:put_in_force       POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
rules:withdraw_draft     POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
calendar:calendar        GET    in       in       in   404   404   404  303      404     404   in    in    404 404 303
calendar:year            GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
calendar:year            POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
calendar:hours           GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
calendar:hours           POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
calendar:announce        POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
promises:promises        GET    in       in       in   404   404   404  200      404     404   in    in
promises:unit            GET    in       in       in   404   404   404  200      404     404   in    in
promises:unit            POST   in       in       in   404   404   404  303      404     404   in    in
promises:end_promise     POST   in       in       in   404   404   404  303      404     404   in    in
guide:guide              GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
guide:congress           GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
guide:congress           POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
guide:above              POST   in       in       in   404   404   404  404      404     404   in    in    404 404 303
setup:term               GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
setup:term               POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:arrange_areas      GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
setup:arrange_areas      POST   in       in       in   404   404   404  422      404     404   in    in    404 404 422
setup:things             GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
setup:add                GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
setup:add                POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:thing              GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
setup:thing              POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:remove             POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:close_unit         POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:reopen_unit        POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:add_deputy         GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
setup:add_deputy         POST   in       in       in   404   404   404  422      404     404   in    in    404 404 422
setup:deputy             GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
setup:deputy             POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:remove_deputy      POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:seat               POST   in       in       in   404   404   404  422      404     404   in    in    404 404 422
setup:move_mandate       POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:offer_portrait     POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
setup:remove_portrait    POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303

terms:change             GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
terms:change             POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
terms:notice             GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
terms:notice             POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
terms:draw_up            POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
terms:withdraw           POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
terms:put_in_force       POST   in       in       in   404   404   404  404      404     404   in    in    404 404 303
terms:people             GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
terms:add                GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
terms:add                POST   in       in       in   404   404   404  422      404     404   in    in    404 404 422
terms:person             GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
terms:elect              POST   in       in       in   404   404   404  422      404     404   in    in    404 404 422
terms:leave_out          POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
terms:name_successor     POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303

accounts:sign_in         GET    200
accounts:sign_in         POST   303
accounts:second_step     GET    in
accounts:second_step     POST   in
accounts:passkey         POST   422
accounts:set_out         GET    404
accounts:come_back       GET    404
accounts:link_outside    GET    in       in       in   404   404   404  404      404     404  404   404
accounts:unlink_outside  POST   in       in       in   303   303   303  303      303     303  303   303
accounts:sign_out        POST   303
accounts:account         GET    in       in       in   200   200   200  200      200     200  200   200
accounts:correct_own_name POST  in       in       in   303   303   303  303      303     303  303   303
accounts:change_password POST   in       in       in   303   303   303  303      303     303  303   303
accounts:set_single_keys POST   in       in       in   303   303   303  303      303     303  303   303
accounts:end_others      POST   in       in       in   303   303   303  303      303     303  303   303
accounts:end_session     POST   in       in       in   303   404   404  404      404     404  404   404
accounts:prove           GET    in       in       in   200   200   200  200      200     200  200   200
accounts:prove           POST   in       in       in   303   303   303  303      303     303  303   303
accounts:add_app         GET    in       in       in   200   200   200  200      200     200  200   200
accounts:add_app         POST   in       in       in   303   303   303  303      303     303  303   303
accounts:add_passkey     GET    in       in       in   200   200   200  200      200     200  200   200
accounts:add_passkey     POST   in       in       in   422   422   422  422      422     422  422   422
accounts:make_codes      POST   in       in       in   200   404   404  404      404     404  404   404
accounts:rename_factor   POST   in       in       in   303   404   404  404      404     404  404   404
accounts:remove_factor   POST   in       in       in   303   404   404  404      404     404  404   404
news:preferences         GET    in       in       in   200   200   200  200      200     200   in    in
news:preferences         POST   in       in       in   303   303   303  303      303     303   in    in
news:connect_wechat      GET    in       in       in   404   404   404  404      404     404   in    in
news:wechat_back         GET    in       in       in   404   404   404  404      404     404   in    in
news:remove_wechat       POST   in       in       in   303   303   303  303      303     303   in    in
news:stop                GET    200
news:stop                POST   303
news:report              POST   401
following:ask_for_all    GET    200
following:ask_for_all    POST   303
following:ask            GET    200
following:ask            POST   303
following:own            GET    200
following:own            POST   303
news:undelivered         GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
news:told                GET    in       in       in   404   404   404  200      404     404   in    in
news:wordings            GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
news:wording             GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
news:wording             POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
news:restore_wording     POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
news:outlets             GET    in       in       in   404   404   404  404      404     404   in    in    404 404 200
news:outlets             POST   in       in       in   404   404   404  404      404     404   in    in    404 404 303
news:remove_outlet       POST   in       in       in   404   404   404  404      404     404   in    in    404 404 303

accounts:cards           GET    in       in       in   404   404   404  200      404     404   404   404    404 404 200
accounts:issue_card      POST   in       in       in   404   404   404  200      404     404   404   404    404 404 200

imports:imports          GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
imports:preview          GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
imports:confirm          POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
imports:withdraw         POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
imports:upload           GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
imports:upload           POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
imports:template         GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
imports:export           POST   in       in       in   404   404   404  200      404     404   in    in    404 404 200

people:people            GET  in       in       in   404   404   404  200      404     404   in    in    404 404 200
people:invite            GET  in       in       in   404   404   404  200      404     404   in    in    404 404 200
people:invite            POST in       in       in   404   404   404  303      404     404   in    in    404 404 303
people:invite_deputies   GET  in       in       in   404   404   404  200      404     404   in    in    404 404 200
people:invite_deputies   POST in       in       in   404   404   404  200      404     404   in    in    404 404 200
people:person            GET  in       in       in   404   404   404  200      404     404   in    in    404 404 200
people:correct           GET  in       in       in   404   404   404  404      404     404   in    in    404 404 200
people:correct           POST in       in       in   404   404   404  404      404     404   in    in    404 404 303
people:grant_post        POST in       in       in   404   404   404  303      404     404   in    in    404 404 303
people:propose_reset     POST in       in       in   404   404   404  404      404     404   in    in    404 404 303
people:end_sessions      POST in       in       in   404   404   404  404      404     404   in    in    404 404 303
people:deactivate        POST in       in       in   404   404   404  404      404     404   in    in    404 404 303
people:reactivate        POST in       in       in   404   404   404  404      404     404   in    in    404 404 303
people:confirm_proposal  POST in       in       in   404   404   404  404      404     404   in    in    404 404 303
people:decline_proposal  POST in       in       in   404   404   404  404      404     404   in    in    404 404 303
people:extend_post       POST in       in       in   404   404   404  303      404     404   in    in    404 404 303
people:end_post          POST in       in       in   404   404   404  303      404     404   in    in    404 404 303
people:invite_again      POST in       in       in   404   404   404  303      404     404   in    in    404 404 303
people:withdraw_invitation POST in       in       in   404   404   404  303      404     404   in    in    404 404 303
people:order_letter      POST in       in       in   404   404   404  303      404     404   in    in    404 404 303
people:bundle            GET  in       in       in   404   404   404  200      404     404   in    in    404 404 404
people:bundle_file       GET  in       in       in   404   404   404  200      404     404   in    in    404 404 404

invitation:open          GET    200
invitation:open          POST   200
invitation:accept_invitation POST 303
invitation:take_posts    POST   422     422      422  303   303   303  422      303     303  303   303

desks:desk               GET    in       in       in   200   200   200  200      303     303   in    in    200 200 200
desks:news               GET    in       in       in   204   204   204  204      204     204   in    in

finding:search           GET    in       in       in   200   200   200  200      200     200   in    in
finding:views            GET    in       in       in   200   200   200  200      200     200   in    in
finding:open_view        GET    in       in       in   303   404   404  404      404     404   in    in
finding:keep_view        POST   in       in       in   303   303   303  303      303     303   in    in
finding:rename_view      POST   in       in       in   303   404   404  404      404     404   in    in
finding:share_view       POST   in       in       in   404   404   404  404      404     404   in    in
finding:unshare_view     POST   in       in       in   303   404   404  404      404     404   in    in
finding:drop_view        POST   in       in       in   303   404   404  404      404     404   in    in
finding:extracts         GET    in       in       in   200   200   200  200      200     200   in    in
finding:extract          POST   in       in       in   303   303   303  303      303     303   in    in
finding:taken            GET    in       in       in   200   404   404  404      404     404   in    in
finding:fetch            POST   in       in       in   200   404   404  404      404     404   in    in
finding:agree            POST   in       in       in   404   404   404  303      404     404   in    in    404 303 404
finding:decline          POST   in       in       in   404   404   404  303      404     404   in    in    404 303 404
finding:print_thread     POST   in       in       in   303   404   303  303      404     404   in    in
finding:print_referral   POST   in       in       in   303   404   303  303      404     404   in    in    404 303 404

auditing:ledger          GET    in       in       in   404   404   404  404      404     404   in    in    200
auditing:entry           GET    in       in       in   404   404   404  404      404     404   in    in    200
auditing:sightings       GET    in       in       in   404   404   404  404      404     404   in    in    200
auditing:policy          GET    in       in       in   404   404   404  404      404     404   in    in    200
auditing:chain           GET    in       in       in   404   404   404  404      404     404   in    in    200
auditing:order           POST   in       in       in   404   404   404  404      404     404   in    in    303
auditing:export          GET    in       in       in   404   404   404  404      404     404   in    in    200
auditing:export_file     POST   in       in       in   404   404   404  404      404     404   in    in    200
auditing:waiting         GET    in       in       in   404   404   404  404      404     404   in    in    200 200 404
auditing:order_register  POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
auditing:order_files     POST   in       in       in   404   404   404  303      404     404   in    in    404 404 404
auditing:confirm_export  POST   in       in       in   404   404   404  404      404     404   in    in    303 303 404
auditing:decline_export  POST   in       in       in   404   404   404  303      404     404   in    in    303 303 404

contact:thread           GET    in       in       in   200   404   200  200      404     404   in    in
contact:photo            GET    in       in       in   200   404   200  200      404     404   in    in
contact:acknowledge      POST   in       in       in   303   404   303  422      404     404   in    in
contact:reply            POST   in       in       in   303   404   303  303      404     404   in    in
contact:contact          POST   in       in       in   200   404   200  200      404     404   in    in
contact:take_over        POST   in       in       in   422   404   422  303      404     404   in    in
contact:reassign         POST   in       in       in   422   404   422  303      404     404   in    in
contact:hand_back        POST   in       in       in   422   404   422  303      404     404   in    in
contact:hold             POST   in       in       in   422   404   422  303      404     404   in    in
contact:release          POST   in       in       in   404   404   404  303      404     404   in    in
contact:refuse           POST   in       in       in   422   404   422  303      404     404   in    in
contact:redirect         POST   in       in       in   422   404   422  303      404     404   in    in
contact:note_duty        POST   in       in       in   422   404   422  303      404     404   in    in
contact:end_duty         POST   in       in       in   422   404   422  303      404     404   in    in

contact:publications     GET    in       in       in   404   404   404  200      404     404   in    in
contact:publication      GET    in       in       in   200   404   200  200      404     404   in    in
contact:propose          POST   in       in       in   303   404   303  303      404     404   in    in
contact:redact           POST   in       in       in   303   404   303  303      404     404   in    in
contact:publish          POST   in       in       in   422   404   422  303      404     404   in    in
contact:drop_proposal    POST   in       in       in   303   404   303  303      404     404   in    in
contact:correct_publication POST in      in       in   422   404   422  303      404     404   in    in
contact:take_down        POST   in       in       in   303   404   303  303      404     404   in    in

contact:codes            GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
contact:code             GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
contact:station_codes    GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
contact:issue_station_code GET  in       in       in   404   404   404  200      404     404   in    in    404 404 200
contact:issue_station_code POST in       in       in   404   404   404  303      404     404   in    in    404 404 303
contact:issue_code       GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
contact:issue_code       POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
contact:issue_missing_codes POST in      in       in   404   404   404  303      404     404   in    in    404 404 303
contact:pause_code       POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
contact:resume_code      POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
contact:rotate_code      POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
contact:retire_code      POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
contact:order_sheet      POST   in       in       in   404   404   404  303      404     404   in    in    404 404 303
contact:sheet            GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200
contact:sheet_file       GET    in       in       in   404   404   404  200      404     404   in    in    404 404 200

contact:entry            GET    in       in       in   404   404   200  200      200     404   in    in
contact:entry            POST   in       in       in   404   404   303  303      303     404   in    in
contact:entered          GET    in       in       in   404   404   303  303      303     404   in    in

contact:entered_paper    GET    in       in       in   404   404   303  303      303     404   in    in

contact:phrases          GET    in       in       in   200   200   200  200      200     200   in    in
contact:phrases          POST   in       in       in   303   303   303  303      303     303   in    in
contact:phrase           GET    in       in       in   200   404   404  404      404     404   in    in
contact:phrase           POST   in       in       in   303   404   404  404      404     404   in    in
contact:drop_phrase      POST   in       in       in   303   404   404  404      404     404   in    in

contact:profile          GET    in       in       in   200   200   200  404      404     404   in    in
contact:set_focus        POST   in       in       in   303   404   303  404      404     404   in    in
contact:finish_focus     POST   in       in       in   303   404   303  404      404     404   in    in
contact:drop_focus       POST   in       in       in   303   404   303  404      404     404   in    in

desks:together           GET     in    in    in    200   200   200   200   404   404   in    in    404   200   404
desks:together           POST    in    in    in    200   200   200   200   404   404   in    in    404   200   404
contact:presence         POST    in    in    in    204   404   204   204   404   404   in    in
casework:presence        POST    in    in    in    204   404   204   204   404   404   in    in    404   404   404
casework:news            GET     in    in    in    204   204   204   204   404   204   in    in    404   204   404
casework:together        GET     in    in    in    200   200   200   200   404   404   in    in
casework:together        POST    in    in    in    200   200   200   200   404   404   in    in
casework:voice           GET     in    in    in    200   404   200   200   404   404   in    in
casework:link            POST    in    in    in    422   404   422   422   404   404   in    in
casework:unlink          POST    in    in    in    422   404   422   303   404   404   in    in
handling:chase           POST   code     303      303  code  code  code code     code    code code  code
casework:board           GET    in    in    in    200   200   200   200   404   200   in    in    404   200   404
casework:overview        GET    in    in    in    200   200   200   200   404   200   in    in    404   200   404
casework:routes          GET    in    in    in    404   404   404   200   404   404   in    in
casework:routes          POST   in    in    in    404   404   404   303   404   404   in    in
casework:route           GET    in    in    in    404   404   404   200   404   404   in    in
casework:route           POST   in    in    in    404   404   404   303   404   404   in    in
casework:drop_route      POST   in    in    in    404   404   404   303   404   404   in    in
casework:learning        GET    in    in    in    404   404   404   200   404   404   in    in
casework:adopt           POST   in    in    in    404   404   404   303   404   404   in    in
casework:decline         POST   in    in    in    404   404   404   303   404   404   in    in
casework:revert          POST   in    in    in    404   404   404   303   404   404   in    in
casework:referral        GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
casework:dates           GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
casework:photo           GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
casework:accept          POST   in    in    in    422   404   422   422   404   404   in    in    404   422   404
casework:give_back       POST   in    in    in    422   404   422   422   404   404   in    in    404   422   404
casework:assign          POST   in    in    in    422   404   422   422   404   404   in    in    404   422   404
casework:ask             POST   in    in    in    422   404   422   422   404   404   in    in    404   422   404
casework:request         POST   in    in    in    422   404   422   422   404   404   in    in    404   422   404
casework:report          POST   in    in    in    422   404   422   422   404   404   in    in    404   422   404
casework:resume          POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
casework:remark          POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
casework:confirm         POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
casework:send_back       POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
casework:urge            POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
casework:keep            POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
casework:pass_on         POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
casework:grant           POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
casework:deny            POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
casework:withdraw        POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
casework:disclose        POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
casework:note_order      POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:demands         GET    in    in    in    200   200   200   200   404   404   in    in    404   200   404
demands:proposals       GET    in    in    in    404   404   404   200   404   404   in    in    404   200   404
demands:follow          POST   in    in    in    404   404   404   303   404   404   in    in    404   422   404
demands:decline         POST   in    in    in    404   404   404   303   404   404   in    in    404   422   404
demands:demand          GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
demands:alike_demands   GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
demands:confirm         POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:rename          POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:hand_to         POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
demands:consult         POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:convert         POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:watch           POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:solve           POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:close           POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:reopen          POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:merge           POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:split           POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:dissolve        POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:answer          POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:publish         POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:unpublish       POST   in    in    in    303   422   303   303   404   404   in    in    404   422   404
demands:pin             POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:unpin           POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:learnt          GET    in    in    in    404   404   404   200   404   404   in    in    404   200   404
demands:tune            GET    in    in    in    200   200   200   200   404   404   in    in    404   200   404
demands:tune            POST   in    in    in    404   404   404   422   404   404   in    in    404   404   404
demands:encoder         GET    in    in    in    404   404   404   200   404   404   in    in    404   404   200
demands:allow_encoder   POST   in    in    in    404   404   404   422   404   404   in    in    404   404   422
demands:forbid_encoder  POST   in    in    in    404   404   404   303   404   404   in    in    404   404   303
demands:undo            POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
demands:of_thread       GET    in    in    in    200   404   200   200   404   404   in    in
demands:alike           GET    in    in    in    200   404   200   200   404   404   in    in
demands:begin           POST   in    in    in    303   404   303   303   404   404   in    in
demands:join            POST   in    in    in    303   404   303   303   404   404   in    in
demands:accept          POST   in    in    in    303   404   303   303   404   404   in    in
demands:refuse          POST   in    in    in    303   404   303   303   404   404   in    in
demands:take_out        POST   in    in    in    303   404   303   303   404   404   in    in
suggestions:suggestions GET    200
suggestions:report      GET    in    in    in    404   404   404   200   404   404   in    in    404   200   404
suggestions:report_file GET    in    in    in    404   404   404   200   404   404   in    in    404   200   404
suggestions:public_report GET  200
suggestions:publish_report POST in   in    in    404   404   404   303   404   404   in    in    404   404   404
suggestions:unpublish_report POST in in    in    404   404   404   303   404   404   in    in    404   404   404
suggestions:paper       GET    404   404   404   200   200   200   200   404   404   404   404   404   200   404
suggestions:names       GET    in    in    in    200   404   200   200   404   404   in    in    404   404   404
suggestions:reply_letter GET   200
suggestions:sealed      GET    200
suggestions:seal        POST   in    in    in    422   422   422   422   404   404   in    in    404   422   404
suggestions:feed        GET    200
suggestions:feed_of     GET    200
suggestions:csv         GET    200
suggestions:json        GET    200
suggestions:every       GET    in    in    in    404   404   404   200   404   404   in    in    404   200   404
suggestions:overview    GET    in    in    in    404   404   404   200   404   404   in    in    404   200   404
suggestions:meeting     GET    in    in    in    404   404   404   200   404   404   in    in    404   404   404
suggestions:meeting     POST   in    in    in    404   404   404   200   404   404   in    in    404   404   404
suggestions:waiting     GET    in    in    in    204   204   204   204   204   204   in    in    204   204   204
suggestions:copies      GET    in    in    in    200   200   200   200   404   404   in    in    404   200   404
suggestions:from_below  GET    in    in    in    200   200   200   200   404   404   in    in    404   200   404
suggestions:take_on     POST   in    in    in    303   303   422   422   404   404   in    in    404   422   404
suggestions:pass_on     POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:turn_down   POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:note_answer POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:send_up     POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:suggestion  GET    404   404   404   200   200   200   200   404   404   404   404   404   200   404
suggestions:of_demand   GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
suggestions:begin       GET    in    in    in    200   200   404   404   404   404   in    in    404   404   404
suggestions:begin       POST   in    in    in    303   303   404   404   404   404   in    in    404   404   404
suggestions:revise      GET    in    in    in    200   404   404   404   404   404   in    in    404   404   404
suggestions:revise      POST   in    in    in    303   404   404   404   404   404   in    in    404   404   404
suggestions:invite      POST   in    in    in    303   404   422   404   404   404   in    in    404   404   404
suggestions:submit      POST   in    in    in    303   404   422   404   404   404   in    in    404   404   404
suggestions:withdraw    POST   in    in    in    303   404   422   404   404   404   in    in    404   404   404
suggestions:cosign      POST   in    in    in    404   303   404   404   404   404   in    in    404   404   404
suggestions:refuse      POST   in    in    in    404   303   404   404   404   404   in    in    404   404   404
suggestions:register    POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
suggestions:send_back   POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
suggestions:convert     POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
suggestions:assign      POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:hand_over      POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:join           POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:part           POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:meet           POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:urge           POST   in    in    in    303   422   422   303   404   404   in    in    404   422   404
suggestions:agree_withdrawal POST   in    in    in    404   303   404   404   404   404   in    in    404   404   404
suggestions:refuse_withdrawal POST   in    in    in    404   303   404   404   404   404   in    in    404   404   404
suggestions:drop_withdrawal POST   in    in    in    303   422   422   422   404   404   in    in    404   422   404
suggestions:propose_supervision POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:plan_supervision POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:report_supervision POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:note_supervision POST   in    in    in    422   422   422   303   404   404   in    in    404   303   404
suggestions:approve_supervision POST   in    in    in    422   422   422   422   404   404   in    in    404   303   404
suggestions:refuse_supervision POST   in    in    in    422   422   422   422   404   404   in    in    404   303   404
suggestions:end_supervision POST   in    in    in    422   422   422   422   404   404   in    in    404   303   404
suggestions:carry_over_supervision POST in   in   in    422   422   422   422   404   404   in    in    404   303   404
suggestions:rehandle    POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:follow      POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:close       POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:publish     POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:unpublish   POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:release     POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:keep        POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:grant_time  POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:deny_time   POST   in    in    in    422   422   422   303   404   404   in    in    404   422   404
suggestions:evaluate    POST   in    in    in    303   422   422   422   404   404   in    in    404   422   404
suggestions:accept      POST   in    in    in    422   422   422   422   404   404   in    in    404   422   404
suggestions:decline     POST   in    in    in    422   422   422   422   404   404   in    in    404   422   404
suggestions:contact     POST   in    in    in    422   422   422   422   404   404   in    in    404   422   404
suggestions:sign        POST   in    in    in    422   422   422   422   404   404   in    in    404   422   404
suggestions:ask_time    POST   in    in    in    422   422   422   422   404   404   in    in    404   422   404
suggestions:draft       GET    in    in    in    404   404   404   404   404   404   in    in    404   404   404
suggestions:draft       POST   in    in    in    404   404   404   404   404   404   in    in    404   404   404
dossier:file            GET    200
dossier:public_data     GET    200
dossier:calendar        GET    200
dossier:mine            GET    in    in    in    303   303   303   404   404   404   in    in    404   404   404
dossier:lines           GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
dossier:printed         GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
dossier:data            GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
dossier:note            GET    in    in    in    200   404   200   404   404   404   in    in    404   404   404
dossier:note            POST   in    in    in    303   404   303   404   404   404   in    in    404   404   404
dossier:reports         GET    200
dossier:report          GET    404   404   404   200   404   200   200   404   404   404   404   404   200   404
dossier:draft_report    POST   in    in    in    303   404   303   404   404   404   in    in    404   404   404
dossier:edit_report     GET    in    in    in    200   404   200   404   404   404   in    in    404   404   404
dossier:edit_report     POST   in    in    in    303   404   303   404   404   404   in    in    404   404   404
dossier:announce_report POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
dossier:call_off_report POST   in    in    in    303   422   303   303   422   422   in    in    422   422   422
dossier:hold_report     POST   in    in    in    303   422   303   303   422   422   in    in    422   422   422
dossier:appraise_report POST   in    in    in    422   422   422   303   422   422   in    in    422   422   422
dossier:feed_back       POST   in    in    in    422   422   422   303   422   422   in    in    422   303   422
dossier:open_online     POST   in    in    in    303   422   303   303   422   422   in    in    422   422   422
dossier:print_slips     POST   in    in    in    422   422   422   200   422   422   in    in    422   422   422
dossier:give_slip       GET    200
dossier:give_slip       POST   303
dossier:ask             GET    200
dossier:ask             POST   303
dossier:questions       GET    200
dossier:answer_question POST   in    in    in    303   404   303   303   404   404   in    in    404   404   404
dossier:pass_on         POST   in    in    in    404   404   404   303   404   404   in    in    404   404   404
dossier:set_aside       POST   in    in    in    404   404   404   303   404   404   in    in    404   404   404
dossier:drop_report     POST   in    in    in    303   404   303   422   404   404   in    in    404   422   404
dossier:records         GET    in    in    in    200   200   200   200   404   404   in    in    404   200   404
dossier:together        GET    in    in    in    404   404   404   200   404   404   in    in    404   404   404
dossier:together        POST   in    in    in    404   404   404   200   404   404   in    in    404   404   404
dossier:statistics      GET    in    in    in    404   404   404   200   404   404   in    in    404   200   404
dossier:lock_year       POST   in    in    in    404   404   404   303   404   404   in    in    404   404   404
dossier:kinds           GET    in    in    in    404   404   404   200   404   404   in    in    404   404   200
dossier:kinds           POST   in    in    in    404   404   404   303   404   404   in    in    404   404   303
dossier:drop_kind       POST   in    in    in    404   404   404   303   404   404   in    in    404   404   303
dossier:activities      GET    in    in    in    200   200   200   200   404   404   in    in    404   200   404
dossier:register        GET    in    in    in    404   404   404   200   404   404   in    in    404   404   404
dossier:register        POST   in    in    in    404   404   404   303   404   404   in    in    404   404   404
dossier:activity        GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
dossier:door            GET    in    in    in    404   404   404   200   404   404   in    in    404   404   404
dossier:open_door       POST   in    in    in    404   404   404   303   404   404   in    in    404   404   404
dossier:close_door      POST   in    in    in    404   404   404   303   404   404   in    in    404   404   404
dossier:check_in        GET    in    in    in    200   200   404   404   404   404   in    in    404   404   404
dossier:check_in        POST   in    in    in    303   303   404   404   404   404   in    in    404   404   404
dossier:enrol           POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
dossier:record          GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
dossier:correct         GET    in    in    in    200   404   200   404   404   404   in    in    404   404   404
dossier:correct         POST   in    in    in    303   404   303   404   404   404   in    in    404   404   404
dossier:photo           GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
dossier:voice           GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
dossier:verify          POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
dossier:send_back       POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
dossier:dispute         POST   in    in    in    303   404   303   422   404   404   in    in    404   422   404
dossier:settle          POST   in    in    in    422   404   422   303   404   404   in    in    404   303   404
dossier:withdraw        POST   in    in    in    303   404   303   422   404   404   in    in    404   422   404
dossier:strike_off      POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
outcomes:ledger         GET    in    in    in    200   200   200   200   404   200   in    in    404   200   404
outcomes:commitment     GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
outcomes:photo          GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
outcomes:revise         POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
outcomes:fulfil         POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
outcomes:give_up        POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
outcomes:confirm        POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
outcomes:dispute        POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
outcomes:measure        POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
outcomes:promise        GET    in    in    in    404   404   404   404   404   404   in    in
outcomes:promise        POST   in    in    in    404   404   404   404   404   404   in    in
outcomes:note_promise   GET    in    in    in    200   404   200   200   404   404   in    in
outcomes:note_promise   POST   in    in    in    303   404   303   303   404   404   in    in
outcomes:outcomes       GET    in    in    in    200   200   200   200   404   200   in    in    404   200   404
outcomes:outcome        GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
outcomes:file           GET    in    in    in    200   404   200   200   404   404   in    in    404   200   404
outcomes:correct        GET    in    in    in    404   404   404   200   404   404   in    in
outcomes:correct        POST   in    in    in    404   404   404   303   404   404   in    in
outcomes:evidence       POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
outcomes:verify         POST   in    in    in    303   404   422   303   404   404   in    in    404   422   404
outcomes:contest        POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
scoring:scoring         GET    in    in    in    200   200   404   200   404   404   in    in    404   200   200
scoring:turn_on         POST   in    in    in    404   404   404   404   404   404   in    in    404   404   303
scoring:turn_off        POST   in    in    in    404   404   404   404   404   404   in    in    404   404   303
scoring:set_rule        POST   in    in    in    404   404   404   404   404   404   in    in    404   404   303
scoring:end_rule        POST   in    in    in    404   404   404   404   404   404   in    in    404   404   303
scoring:take_examples   POST   in    in    in    404   404   404   404   404   404   in    in    404   404   303
scoring:year            GET    in    in    in    404   404   404   200   404   404   in    in    404   200   404
scoring:reckon          POST   in    in    in    404   404   404   303   404   404   in    in    404   404   404
scoring:mine            GET    in    in    in    303   303   404   404   404   404   in    in    404   404   404
scoring:sheet           GET    in    in    in    200   404   404   200   404   404   in    in    404   200   404
scoring:contest         POST   in    in    in    303   404   404   422   404   404   in    in    404   422   404
scoring:decide          POST   in    in    in    422   404   404   303   404   404   in    in    404   303   404
outcomes:reject         POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
outcomes:publish        POST   in    in    in    422   404   422   303   404   404   in    in    404   422   404
outcomes:unpublish      POST   in    in    in    303   422   303   303   422   422   in    in
outcomes:lapse          POST   in    in    in    422   422   422   303   422   422   in    in
outcomes:replace        POST   in    in    in    422   422   422   303   422   422   in    in
outcomes:link           POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
outcomes:unlink         POST   in    in    in    303   404   303   303   404   404   in    in    404   422   404
outcomes:of_thread      GET    in    in    in    200   404   200   200   404   404   in    in
outcomes:claim          GET    in    in    in    200   404   200   200   404   404   in    in
outcomes:claim          POST   in    in    in    303   404   303   303   404   404   in    in
outcomes:claim_of_referral GET in    in    in    200   404   200   200   404   404   in    in
outcomes:claim_of_referral POST in   in    in    303   404   303   303   404   404   in    in
outcomes:claim_of_suggestion GET in  in    in    200   404   200   200   404   404   in    in    404   404   404
outcomes:claim_of_suggestion POST in in    in    303   404   303   303   404   404   in    in    404   404   404
outcomes:claim_of_demand GET   in    in    in    200   404   200   200   404   404   in    in
outcomes:claim_of_demand POST  in    in    in    303   404   303   303   404   404   in    in
casework:of_thread       GET    in    in    in    200   404   200   200   404   404   in    in
casework:refer           GET    in    in    in    404   404   404   200   404   404   in    in
casework:refer           POST   in    in    in    404   404   404   303   404   404   in    in
casework:note_talk       POST   in    in    in    303   404   303   303   404   404   in    in
casework:join            POST   in    in    in    422   404   422   422   404   404   in    in
casework:split           POST   in    in    in    422   404   422   303   404   404   in    in

stations:overview        GET    in       in       in   404   404   404  200      303     404   in    in    404 404 200
stations:desk            GET    in       in       in   404   404   404  200      200     404   in    in    404 404 200
stations:roster          GET    in       in       in   404   404   404  200      200     404   in    in    404 404 200
stations:roster          POST   in       in       in   404   404   404  303      303     404   in    in    404 404 303
stations:detach          POST   in       in       in   404   404   404  303      303     404   in    in    404 404 303
stations:days            GET    in       in       in   404   404   404  200      200     404   in    in    404 404 200
stations:announce        GET    in       in       in   404   404   404  200      200     404   in    in    404 404 200
stations:announce        POST   in       in       in   404   404   404  303      303     404   in    in    404 404 303
stations:correct         GET    in       in       in   404   404   404  200      200     404   in    in    404 404 200
stations:correct         POST   in       in       in   404   404   404  303      303     404   in    in    404 404 303
stations:cancel          POST   in       in       in   404   404   404  303      303     404   in    in    404 404 303
contact:name_subject     POST  in       in       in   422   404   422  303      404     404   in    in
contact:drop_subject     POST  in       in       in   422   404   422  303      404     404   in    in
contact:seal             POST  in       in       in   422   404   422  303      404     404   in    in
contact:name_reader      POST  in       in       in   422   404   422  422      404     404   in    in
contact:request_second          POST  in       in       in   422   404   422  422      404     404   in    in
contact:second           POST  in       in       in   422   404   422  422      404     404   in    in
contact:glasses          GET   in       in       in   404   404   404  200      404     404   in    in    200 200 200
contact:break_glass      POST  in       in       in   404   404   404  404      404     404   in    in    404 404 303
contact:approve_glass    POST  in       in       in   404   404   404  303      404     404   in    in    303 303 422
contact:end_glass        POST  in       in       in   404   404   404  303      404     404   in    in    303 303 303
contact:review_glass     POST  in       in       in   404   404   404  303      404     404   in    in    303 303 422
"""
OTHERS = WHO.index("others")
LINES = [line.split() for line in TABLE.splitlines()[2:] if line.strip()]
EXPECTED = {
    (name, method): dict(
        zip(WHO, cells * len(WHO) if len(cells) == 1 else cells + cells[OTHERS:][:1] * 3, strict=False)
    )
    for name, method, *cells in LINES
}
# a deputy's name alone finds the way to the form that is filled in for them
ASKED = {"contact:entry": "?deputy=D001", "desks:together": "?do=note", "casework:together": "?do=remark"}
ASKED |= {"dossier:together": "?do=verify"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(yuhe):
    return cast.staff("管宁", "Guan Ning", "admin")


@pytest.fixture
def house(yuhe, zhao, bai, auditor, admin, thread):
    cast.code_of(zhao)
    return furnished.furnish(yuhe, zhao, bai, thread, auditor, admin)


@pytest.fixture
def other(house, sun):
    """The thread of somebody else, with another deputy."""
    return replace(house, thread=cast.delivered(cast.code_of(sun)))


@pytest.fixture
def browsers(house, other, jinchuan, zhao, sun, aide, bai, auditor, admin, wei):
    """Everybody's browser, the way they come."""
    people = {"zhao": [zhao], "sun": [sun], "aide": [aide], "bai": [bai], "wei": [wei]}
    people["station"] = [cast.staff("钱站长", "Qian Li", "station", station=house.station)]
    people["others"] = [cast.staff("联络员", "The unit", "unit")]
    people |= {"auditor": [auditor], "leader": [cast.staff("梁主任", "Liang Zhu", "leader")], "admin": [admin]}
    with tenancy.inside(jinchuan):
        people["feng"] = [cast.staff("冯雪", "Feng Xue", "clerk")]
    known = {who: [cast.signed_in(Client(), each) for each in several] for who, several in people.items()}
    tickets = {"author": [cast.holding(Client(), house.thread)], "resident": [cast.holding(Client(), other.thread)]}
    return known | tickets | {"public": [Client()]}


def test_every_address_stands_in_the_table():
    assert {name for name, _method in EXPECTED} == furnished.names()


def test_every_line_says_something_about_everybody():
    assert [line for line in LINES if len(line) not in (3, *range(13, 3 + len(WHO)))] == []


SPACES = sorted({name.partition(":")[0] for name, _method in EXPECTED})


@pytest.mark.parametrize("space", SPACES)
def test_everybody_is_answered_as_the_table_says(space, house, other, browsers, bai):
    found, told = {}, {}
    for (name, method), line in EXPECTED.items():
        if name.partition(":")[0] == space:
            with _prepared(name, house, other, bai) as (here, path):
                found |= {(name, method, who): _answers(browsers[who], method, path, name, here) for who in WHO}
            told |= {(name, method, who): {cell} for who, cell in line.items()}

    assert found == told


@contextmanager
def _prepared(name: str, house: Any, other: Any, bai: Any, named: str = "") -> Iterator[tuple[Any, str]]:
    """The house with what must have happened before somebody asks for this address, and where it lies there."""
    with furnished.undone():
        here, there = deepcopy((house, other))
        for each in (here, there) if name.startswith(("track:", "handling:")) else (here,):
            furnished.BEFORE.get(name, lambda _house, _by: None)(each, bai)
        if named:
            _name_everybody(here, named)
        yield here, furnished.path_of(name, here) + ASKED.get(name, "")


# what belongs to one message; for whom it is about, it does not exist
OF_THE_MATTER = {f"contact:{name}" for name in (*furnished.OF_A_THREAD, "photo", "drop_subject", "second")}
OF_THE_MATTER |= {
    f"casework:{name}" for name in (*furnished.OF_THE_MATTER, *furnished.OF_A_REFERRAL, "photo", "voice", "unlink")
}
OF_THE_MATTER |= {name for name in furnished.THINGS if name.startswith("outcomes:")}
# what everybody reads they read as well, without a hand in it; and a demand is about nobody
OF_ALL = {f"outcomes:{name}" for name in ("unpublish", "lapse", "replace")}
OF_THE_MATTER -= OF_ALL | {f"outcomes:{name}" for name in ("one", "paper", "claim_of_demand", "claim_of_suggestion")}
OF_THE_MATTER |= {f"demands:{name}" for name in (*furnished.OF_ITS_PLACE, "accept", "refuse", "take_out")}
OF_THE_MATTER |= {"demands:follow", "demands:decline"}
OF_THE_MATTER |= {"news:told", "contact:approve_glass", "contact:end_glass", "contact:review_glass"}
OF_THE_MATTER |= {"finding:print_thread", "finding:print_referral"}
OUTSIDE = {"public", "author", "resident", "wei", "feng"}
INSIDE = [who for who in WHO if who not in OUTSIDE]  # a message is about nobody else; the others were asked above
ABOUT_THEM = {("contact:break_glass", "admin"): "422", ("auditing:entry", "auditor"): "404"}
ABOUT_THEM |= {(name, who): "422" for name in OF_ALL for who in ("zhao", "aide", "bai")}


# where nothing is of a message, nobody is asked again
TOUCHED = {name.partition(":")[0] for name in (*OF_THE_MATTER, *(name for name, _who in ABOUT_THEM))}


# each space is asked in one of the two ways, by turns; HEARTH_ALL_READINGS=1 asks all of them in both
NAMED = [
    (space, named)
    for turn, space in enumerate(sorted(TOUCHED & set(SPACES)))
    for place, named in enumerate(("in person", "as a unit"))
    if "HEARTH_ALL_READINGS" in os.environ or turn % 2 == place
]


@pytest.mark.parametrize(("space", "named"), NAMED)
def test_whom_a_message_is_about_is_answered_as_if_there_were_none(space, named, house, other, browsers, bai):
    found, told = {}, {}
    for (name, method), line in _asked_again(space):
        if name.partition(":")[0] == space:
            with _prepared(name, house, other, bai, named) as (here, path):
                found |= {(name, method, who): _answers(browsers[who], method, path, name, here) for who in INSIDE}
            told |= {(name, method, who): {_about_them(name, who, line[who], named)} for who in INSIDE}

    assert found == told


def _asked_again(space: str) -> list[Any]:
    """Every address of a message, and of those that have nothing to do with any a third, unless all are asked for."""
    lines = [(key, line) for key, line in EXPECTED.items() if key[0].partition(":")[0] == space]
    named = OF_THE_MATTER | {name for name, _who in ABOUT_THEM}
    each = 1 if "HEARTH_ALL_READINGS" in os.environ else 3
    return [line for turn, line in enumerate(lines) if line[0][0] in named or turn % each == 0]


def test_every_cell_was_looked_at():
    about = sum(len(_asked_again(space)) for space in TOUCHED)
    cells = len(WHO) * len(EXPECTED) + len(INSIDE) * about * len(NAMED) // len(TOUCHED)

    print(f"{cells} cells: {len(WHO)} people, {len(EXPECTED)} addresses, and what is about those who ask")
    assert len({who for _key, line in EXPECTED.items() for who in line}) == len(WHO)


def _about_them(name: str, who: str, cell: str, named: str) -> str:
    if named == "as a unit" and (name, who) == ("casework:together", "others"):
        return "200"  # who has a unit has a board, and may tick what lies there
    return "404" if name in OF_THE_MATTER else ABOUT_THEM.get((name, who), cell)


def _name_everybody(house: Any, named: str) -> None:
    """Each of them in person; or the unit to which each of them belongs."""
    posts = Post.objects.all()
    if named == "as a unit":
        posts.update(unit=house.subject.unit)
        return
    for user in {post.user_id for post in posts}:
        for thread in (house.thread, house.matter):
            Subject.objects.create(thread=thread, user_id=user)


def test_what_is_only_sent_is_never_fetched(house, browsers):
    sent = {name for name, method in EXPECTED if method == "POST"} - {
        name for name, method in EXPECTED if method == "GET"
    }

    for name in sent:
        for who in ("public", "author", "zhao", "bai", "feng"):
            assert browsers[who][0].get(furnished.path_of(name, house)).status_code == 405, (name, who)


def test_on_every_page_for_people_who_signed_in_they_can_sign_out(house, browsers, bai):
    pages: dict[tuple[str, str], str] = {}
    for (name, method), line in EXPECTED.items():
        if method == "GET" and line["public"] == "in":
            with furnished.undone():
                furnished.BEFORE.get(name, lambda _house, _by: None)(house, bai)
                path = furnished.path_of(name, house) + ASKED.get(name, "")
                answers = {who: browsers[who][0].get(path) for who in _in_turn(line, len(pages))}
                pages |= {(name, who): answer.text for who, answer in answers.items() if _is_page(answer)}

    assert len(pages) > 100
    assert [key for key, text in pages.items() if 'action="/yuhe/sign-out/"' not in text] == []


def _in_turn(line: dict[str, str], turn: int) -> list[str]:
    """One of those who get this page, each time another; all of them, if all is asked for."""
    let_in = [who for who, cell in line.items() if cell == "200"]
    return let_in if "HEARTH_ALL_READINGS" in os.environ or not let_in else [let_in[turn % len(let_in)]]


def _is_page(answer: Any) -> bool:
    return not answer.streaming and answer.headers["Content-Type"].startswith("text/html")


def _answers(browsers: list[Any], method: str, path: str, name: str, house: Any) -> set[str]:
    return set(_each_answer(browsers, method, path, name, house))


def _each_answer(browsers: list[Any], method: str, path: str, name: str, house: Any) -> Iterator[str]:
    for known in browsers:
        browser = copy(known)
        browser.cookies = deepcopy(known.cookies)
        with furnished.undone():
            words = furnished.words_for(name, house) if method == "POST" else {}
            yield _in_short(browser.generic(method, path) if not words else browser.post(path, words))


def _in_short(answer: Any) -> str:
    went = answer.headers.get("Location", "")
    if went.startswith("/yuhe/sign-in/") or (answer.status_code == 403 and "/yuhe/sign-in/" in answer.text):
        return "in"
    return "code" if went == "/t/" and answer.status_code == 303 and _is_asked(answer) else str(answer.status_code)


def _is_asked(answer: Any) -> bool:
    """Success leads to the same page, but says a word about it."""
    return "hearth_said" not in answer.cookies
