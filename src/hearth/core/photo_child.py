"""Runs alone in a confined process: decodes one untrusted photo and writes it again from its bare pixels.

It imports nothing of the house, so that it starts quickly and has nothing to reveal.
"""

import resource
import sys
from pathlib import Path

from PIL import Image, ImageOps

MEGABYTE = 1024 * 1024
MEMORY = {"jpeg": 512, "png": 512, "webp": 768, "heic": 1024}
DECODERS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF"}
THREADED = {"heic"}  # its decoder dies where it cannot start a thread, and the kernel counts threads as processes
CPU_SECONDS = 10
LARGEST_WRITTEN = 20 * MEGABYTE
MOST_PIXELS = 40_000_000
THUMBNAIL = 320
QUALITY = 82
WHITE = (255, 255, 255)


def main(kind: str, longest: str, *files: str) -> None:
    """Write each photo and its thumbnail, and say how large each photo has become: three files for each of them."""
    each = [(Path(original), Path(target), Path(thumbnail)) for original, target, thumbnail in batched(files, 3)]
    confine(MEMORY[kind] * MEGABYTE, CPU_SECONDS * len(each))
    if kind not in THREADED:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    for original, target, thumbnail in each:
        photo = decode(kind, original, int(longest))
        write(photo, target)
        print(*photo.size)
        photo.thumbnail((THUMBNAIL, THUMBNAIL))
        write(photo, thumbnail)


def batched(files: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    """So many at a time."""
    return [files[begins : begins + size] for begins in range(0, len(files), size)]


def confine(memory: int, cpu_seconds: int) -> None:
    """Give up, for good, the means to take much memory, time or disc."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_WRITTEN, LARGEST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def decode(kind: str, original: Path, longest: int) -> Image.Image:
    """The upright picture, opaque and no longer than asked."""
    if kind == "heic":
        _learn_heic()
    with Image.open(original, formats=[DECODERS[kind]]) as photo:
        # Pillow itself only refuses at twice its limit.
        if photo.width * photo.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        # Shrinking before turning keeps one large copy in memory instead of two.
        photo.thumbnail((longest, longest))
        return opaque(ImageOps.exif_transpose(photo))


def opaque(photo: Image.Image) -> Image.Image:
    """The picture on white paper: what transparency hid must not come to light."""
    if not photo.has_transparency_data:
        return photo.convert("RGB")
    layer = photo.convert("RGBA")
    paper = Image.new("RGB", layer.size, WHITE)
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def write(photo: Image.Image, path: Path) -> None:
    """Save pixels and nothing else: EXIF, XMP, colour profile and comments travel in the object we leave behind."""
    bare = Image.frombytes("RGB", photo.size, photo.tobytes())
    bare.save(path, "JPEG", quality=QUALITY, progressive=True)


def _learn_heic() -> None:
    import pi_heif  # type: ignore[import-untyped]  # loaded for the photos that need it, not for all

    pi_heif.options.DECODE_THREADS = 0
    pi_heif.register_heif_opener(thumbnails=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
