import pytest

from hearth.ground.accounts import devices

WECHAT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.5"
)
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"


@pytest.mark.parametrize(
    ("told", "name"), [(WECHAT, "WeChat · iPhone"), (EDGE, "Edge · Windows"), ("curl/8.5", ""), ("", "")]
)
def test_a_device_is_named_so_that_its_owner_recognises_it(told, name):
    assert devices.named(told) == name
