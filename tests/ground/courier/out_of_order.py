"""A channel that is out of order."""


def send(parcel: object) -> None:
    raise OSError("out of order")
