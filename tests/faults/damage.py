"""Damage to the files of a cache, by chance: bytes changed, cut off, all gone, another's, a folder in a file's place."""

import random
import shutil
from pathlib import Path

SHARE = 0.5
"""Of the files are damaged at once, at most."""


def damage(folder: Path, seed: int) -> int:
    """Damage some files of a folder; how many."""
    chance = random.Random(seed)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    chosen = chance.sample(paths, chance.randint(1, max(1, int(len(paths) * SHARE))))
    for path in chosen:
        _damage(path, chance, paths)
    return len(chosen)


def _damage(path: Path, chance: random.Random, others: list[Path]) -> None:
    data = bytearray(path.read_bytes() if path.is_file() else b"?")
    match chance.choice(("flip", "cut", "empty", "noise", "folder", "other", "gone")):
        case "flip":
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
        case "cut":
            path.write_bytes(data[: chance.randrange(len(data))])
        case "empty":
            path.write_bytes(b"")
        case "noise":
            path.write_bytes(chance.randbytes(len(data)))
        case "folder":
            path.unlink()
            (path / "below").mkdir(parents=True)
        case "other":
            other = chance.choice(others)
            if other.is_file() and other != path:
                shutil.copyfile(other, path)
        case _:
            path.unlink()
