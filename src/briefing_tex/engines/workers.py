r"""XeTeX kept warm: processes that set one document after the other, the class and its fonts loaded.

In: the command line of a run, and a document that holds no TeX code of its author. Out: its pages and what TeX
said, or None where a process of its own must set it. What a document changes ends with it (`\brf@fresh` in the
class, the groups of `worker.tex`); whatever goes wrong in a process ends that process. It waits in `\read` on a
pipe from us: when we end, however that comes about, it reads the end of it and ends, too.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import selectors
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeGuard

from msgspec import Struct

from briefing_tex.engines.folders import locked, place, sweep
from briefing_tex.engines.process import end, environment, kill, limit_seconds, start
from briefing_tex.engines.xdv.items import Item, Special
from briefing_tex.engines.xdv.parse import Xdv
from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.files import own_file

PREFIX = "briefing-tex-engine-"
FONTS = "briefing-fonts.tex"
_SET = b"briefing: set"
_OURS, _END, _FILL = b"briefing:", b"briefing:end", b"briefing:fill"
_MAX_DOCUMENTS = 200
"""Documents after which a process makes way for a new one: XeTeX's memory grows with each."""
_BUFFER = "1024"
"""Bytes that XeTeX keeps back of the pages (`dvi_buf_size`); `worker.tex` fills more, with the buffer of C."""

_NO_FONTS = b"<fontconfig/>"
"""The settings of a fontconfig that knows no font."""

Key = tuple[object, ...]


class Pages(Struct, frozen=True):
    """A document while it is set: where its pages are from; the pages, as they come; what TeX says; its folder.

    `items` and `output` wait, and raise `Unsupported` or OSError where the process does not get to the end.
    """

    source: Xdv
    items: Iterator[Sequence[Item]]
    output: Callable[[], str]
    folder: Path


def _sealed(folder: Path) -> dict[str, str]:
    """An environment for a XeTeX that needs no file but those of its folder and fonts by their paths.

    It reads neither the list of all files of TeX nor that of the system's fonts, long where much is installed
    (Kpathsea manual, "Filename database"; fontconfig's user documentation, "Environment Variables").
    """
    return {"TEXMFDBS": ".", "TEXINPUTS": ".", "FONTCONFIG_FILE": str(folder / "fonts.conf")}


def _failed() -> Unsupported:
    return Unsupported("process of XeTeX", "it did not get to the end of the document")


class Workers:
    """Processes that wait for documents of any kind, safe for threads.

    At most `limit` of them wait; where that is none, one that is expected does, until it has set its document.
    """

    def __init__(self, limit: int) -> None:
        sweep(PREFIX)
        self._limit = limit
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._waiting: deque[Worker] = deque()
        self._ending: deque[Worker] = deque()
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._close = weakref.finalize(
            self, _close, self._waiting, self._ending, self._folder, locked(self._folder), self._owner
        )
        ends = sys.modules.get("multiprocessing.util")
        if ends:  # a process that was forked ends without what others do at their end
            ends.Finalize(self, self._close, exitpriority=0)

    def expect(self, command: Sequence[str], class_line: str, fonts: bytes) -> None:
        """Start a process for documents of a class line and fonts, unless one waits for them."""
        worker = self._taken(command, class_line, fonts)
        if worker:
            self._returned(worker)

    @contextmanager
    def setting(
        self,
        command: Sequence[str],
        document: Mapping[str, bytes],
        epoch: int,
        timeout: float,
        meanwhile: Callable[[], None] | None = None,
    ) -> Iterator[Pages | None]:
        """The pages of a document, while its files are in place; None where there is no process to set it.

        `epoch` is the time TeX is told, `timeout` in seconds bounds the setting; `meanwhile` is done during it.
        Whatever is raised in between ends the process.
        """
        class_line = document[f"{_job(command)}.tex"].partition(b"\n")[0].decode().rstrip("%")
        worker = self._taken(command, class_line, document[FONTS])
        if worker is None:
            yield None
            return
        try:
            yield worker.set(document, epoch, timeout, meanwhile)
        except BaseException:
            self._discarded(worker)
            raise
        worker.clear()
        self._returned(worker)

    def close(self) -> None:
        """End all processes and remove their folders."""
        with self._lock:
            self._close()

    def _taken(self, command: Sequence[str], class_line: str, fonts: bytes) -> Worker | None:
        if os.getpid() != self._owner or not self._close.alive:
            return None
        key = _key(command, class_line, fonts)
        with self._lock:
            found = next((worker for worker in self._waiting if worker.key == key), None)
            if found:
                self._waiting.remove(found)
                return found
        try:
            return Worker(key, command, class_line, fonts, Path(tempfile.mkdtemp(dir=self._folder)))
        except OSError:
            return None

    def _returned(self, worker: Worker) -> None:
        with self._lock:
            if self._close.alive and worker.served < _MAX_DOCUMENTS:
                self._waiting.append(worker)
                surplus = [self._waiting.popleft() for _ in range(len(self._waiting) - self._room(worker))]
            else:
                surplus = [worker]
        for one in surplus:
            self._discarded(one)

    def _room(self, worker: Worker) -> int:
        """How many may wait, with one that comes: what is expected has a place."""
        return max(self._limit, 0 if worker.served else 1)

    def _discarded(self, worker: Worker) -> None:
        """End a process, which nobody waits for; those that have gone meanwhile are seen off."""
        worker.discard()
        with self._lock:
            self._ending.append(worker)
            for one in [one for one in self._ending if one.is_gone]:
                self._ending.remove(one)
                one.see_off()


class Worker:
    """A process and the folder it works in."""

    def __init__(self, key: Key, command: Sequence[str], class_line: str, fonts: bytes, folder: Path) -> None:
        self.key, self.folder, self.served = key, folder, 0
        program = own_file("engines", "worker.tex")
        place(folder, {FONTS: fonts, "worker.tex": program, "fonts.conf": _NO_FONTS})
        first = rf"{class_line}\input{{{FONTS.removesuffix('.tex')}}}\input{{worker}}"
        environ = {**environment(0), "dvi_buf_size": _BUFFER}
        if any(word.startswith("-fmt=") for word in command):
            environ.update(_sealed(folder))
        self._process = start([*command, "-interaction=scrollmode", first], folder, environ, subprocess.PIPE)
        self._began = time.monotonic()
        self._xdv = Xdv()
        self._file = folder / f"{_job(command)}.xdv"
        self._read = 0

    def set(
        self,
        document: Mapping[str, bytes],
        epoch: int,
        timeout: float,
        meanwhile: Callable[[], None] | None = None,
    ) -> Pages:
        """Begin to set a document; raises OSError (the process is gone)."""
        self.served += 1
        place(self._place, document)
        limit_seconds(self._process, time.monotonic() - self._began + timeout)
        now = datetime.datetime.fromtimestamp(epoch, datetime.UTC)
        clock = f"{{{now.year}}}{{{now.month}}}{{{now.day}}}{{{now.hour * 60 + now.minute}}}"
        stdin = self._process.stdin
        if stdin is None:
            raise _failed()
        stdin.write(rf"\briefingset{clock}{{{self._place.name}/}}".encode() + b"\n")
        stdin.flush()
        deadline = time.monotonic() + timeout
        if meanwhile:
            meanwhile()
        self._xdv.forget()
        said = bytearray()

        def output() -> str:
            while not _is_set(said):
                said.extend(self._heard(deadline))
            return said.decode("utf-8", "replace")

        return Pages(self._xdv, self._pages(said, deadline), output, self.folder)

    @property
    def _place(self) -> Path:
        """The folder of the document that is being set."""
        return self.folder / f"document-{self.served}"

    def clear(self) -> None:
        """Remove the files of the document."""
        shutil.rmtree(self._place, ignore_errors=True)

    def discard(self) -> None:
        """Have the process end, and remove its folder."""
        kill(self._process)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def is_gone(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def see_off(self) -> None:
        """Wait until the process is gone."""
        end(self._process)

    def _pages(self, said: bytearray, deadline: float) -> Iterator[Sequence[Item]]:
        """The pages of a document, each as soon as it is in the file; `said` takes what TeX says meanwhile."""
        while not _is_set(said):
            said += self._heard(deadline)
            self._grow()
            while self._xdv.goes_on_to(_FILL):
                items = self._xdv.page() or ()
                mark = next((item.data for item in items if _is_ours(item)), b"")
                if mark == _END:
                    return
                if not mark.startswith(_FILL):
                    yield items
        raise _failed()

    def _heard(self, deadline: float) -> bytes:
        """What TeX says next."""
        stdout = self._process.stdout
        if stdout is None:
            raise _failed()
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            if not selector.select(max(deadline - time.monotonic(), 0)):
                raise _failed()
        part = os.read(stdout.fileno(), 65536)
        if not part:
            raise _failed()
        return part

    def _grow(self) -> None:
        """Take what is new in the file, which is there from the first page on."""
        if not self._file.exists():
            return
        with self._file.open("rb") as file:
            file.seek(self._read)
            data = file.read()
        self._read += len(data)
        if data:
            self._xdv.feed(data)


def _is_set(said: bytearray) -> bool:
    return said.rstrip().endswith(_SET)


def _is_ours(item: Item) -> TypeGuard[Special]:
    return isinstance(item, Special) and item.data.startswith(_OURS)


def _job(command: Sequence[str]) -> str:
    return command[-1].removeprefix("-jobname=")


def _key(command: Sequence[str], class_line: str, fonts: bytes) -> Key:
    """What a process was started with: format, fonts, the environment that TeX and its libraries look at."""
    env = environment(0)
    settings = sorted((name, value) for name, value in env.items() if "TEX" in name or "FONT" in name)
    formats = [word.partition("=")[2] for word in command if word.startswith("-fmt=")]
    stamps = [os.stat(name).st_mtime_ns for name in formats]
    return (*command, class_line, *settings, *stamps, hashlib.sha256(fonts).digest())


def _close(waiting: deque[Worker], ending: deque[Worker], folder: Path, lock: int | None, owner: int) -> None:
    if os.getpid() != owner:
        return
    while waiting:
        ending.append(waiting.popleft())
        with suppress(OSError):
            ending[-1].discard()
    while ending:
        with suppress(OSError):
            ending.popleft().see_off()
    shutil.rmtree(folder, ignore_errors=True)
    if lock is not None:
        os.close(lock)
