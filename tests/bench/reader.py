"""A reader without a browser: Streamlit's own messages over its own websocket, many at once.

It says what a browser says (the address, the boxes it changed, which large messages it still
holds) and reads only what is needed to go on and to see that something went wrong.
"""

import asyncio
import re
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from eip_data.errors import SORRY

DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
#: A run that takes longer than this is an error.
PATIENCE = 60.0
#: What a frame that measures says at the end of a run.
TOLD = re.compile(r"told (\w+) (\S+)")
#: Files that a page offers by a link of its own, to be made on the click.
TAKEN = re.compile(r'href="(?:\./)?(take/[^"]+)"')


@dataclass(frozen=True)
class Box:
    """Something on the page that a reader may change: its options as they are shown."""

    id: str
    label: str
    options: tuple[str, ...]
    fragment: str = ""

    @property
    def is_toggle(self) -> bool:
        """A toggle has no options: it is on or off."""
        return not self.options


@dataclass
class Answer:
    """One run of a page as it came: how long it took, how much it was, what it offers."""

    seconds: float = 0.0
    messages: int = 0
    bytes: int = 0
    errors: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    told: dict[str, float] = field(default_factory=dict)


class Reader:
    """One session on a running server. Use it in ``async with``."""

    def __init__(self, url: str, *, looking: bool = True) -> None:
        """``looking`` readers keep what the page offers; the others only count."""
        self.url, self._looking = url, looking
        self._connecting = connect(
            url.replace("http://", "ws://") + "/_stcore/stream", subprotocols=["streamlit"],
            max_size=None, compression=None,
        )  # fmt: skip
        self.page, self.query = "", ""
        #: The names of all pages, once one was visited.
        self.pages: tuple[str, ...] = ()
        self._held: tuple[set[str], set[str]] = (set(), set())

    async def __aenter__(self) -> "Reader":
        self._socket: ClientConnection = await self._connecting
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()

    async def visit(self, page: str, query: str = "") -> Answer:
        """Open a page at a query, as a link does."""
        self.page, self.query = page, query
        return await self._run(self._asking())

    async def change(self, box: Box, value: str | bool) -> Answer:
        """Change one box on the open page."""
        message = self._asking()
        state = message.rerun_script.widget_states.widgets.add(id=box.id)
        if isinstance(value, bool):
            state.bool_value = value
        else:
            state.string_value = value
        message.rerun_script.fragment_id = box.fragment
        return await self._run(message)

    async def fetch(self, path: str, wanted: tuple[int, ...] = (200,)) -> Answer:
        """Get something that is no page; what comes without one of these statuses is an error."""
        begun = time.perf_counter()
        status, size = await asyncio.to_thread(_get, f"{self.url}/{path}")
        wrong = [] if status in wanted else [f"{path}: {status}"]
        return Answer(time.perf_counter() - begun, 1, size, wrong)

    def _asking(self) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.page_name, asked.query_string = self.page, self.query
        asked.cached_message_hashes.extend(self._held[0] | self._held[1])
        asked.context_info.url = f"{self.url}/{self.page}"
        return message

    async def _run(self, message: BackMsg) -> Answer:
        answer = Answer()
        self._held = (self._held[1], set())
        begun = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        try:
            async with asyncio.timeout(PATIENCE):
                while not self._told(await self._socket.recv(), answer):
                    pass
        except TimeoutError:
            answer.errors.append(f"no end of a run in {PATIENCE:.0f} s")
        answer.seconds = time.perf_counter() - begun
        at = f"/{self.page}?{self.query}"
        answer.errors = [f"{at}: {error}" for error in answer.errors]
        return answer

    def _told(self, content: str | bytes, answer: Answer) -> bool:
        """Take in one message; whether it is the last of its run."""
        assert isinstance(content, bytes)
        told = ForwardMsg()
        told.ParseFromString(content)
        answer.messages += 1
        answer.bytes += len(content)
        kind = told.WhichOneof("type")
        if kind == "delta":
            if told.metadata.cacheable:
                self._held[1].add(told.hash)
            self._seen(told.delta, answer)
        elif kind == "ref_hash":
            self._held[1].add(told.ref_hash)
        elif kind == "page_info_changed":
            self.query = told.page_info_changed.query_string
        elif kind == "navigation":
            self._moved(told.navigation)
        elif kind == "page_not_found":
            answer.errors.append(f"there is no page {told.page_not_found.page_name}")
        elif kind == "session_event" and told.session_event.script_compilation_exception.message:
            answer.errors.append(told.session_event.script_compilation_exception.message)
        elif kind == "script_finished":
            if told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return False  # the page opens another
            if told.script_finished not in DONE:
                answer.errors.append("the script did not come to a good end")
            return True
        return False

    def _moved(self, navigation: Any) -> None:
        """What pages there are; the open one may have opened another."""
        self.pages = tuple(page.url_pathname for page in navigation.app_pages)
        for page in navigation.app_pages:
            if page.page_script_hash == navigation.page_script_hash:
                self.page = "" if page.is_default else page.url_pathname

    def _seen(self, delta: Any, answer: Answer) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "alert" and element.alert.format == Alert.ERROR:
            # An earlier edition may lack what a page rests on, and says so.
            if "edition=" not in self.query or element.alert.body == SORRY:
                answer.errors.append(element.alert.body)
        elif kind == "exception":
            answer.errors.append(f"{element.exception.type}: {element.exception.message}")
        elif self._looking:
            look = _LOOKS.get(kind)
            if look:
                look(element, delta.fragment_id, answer)


def _get(url: str) -> tuple[int, int]:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return answer.status, len(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, len(error.read())
    except OSError as error:
        raise AssertionError(f"{url}: {error}") from error


def _box(element: Any, fragment: str, answer: Answer) -> None:
    box = element.selectbox
    answer.boxes.append(Box(box.id, box.label, tuple(box.options), fragment))


def _toggle(element: Any, fragment: str, answer: Answer) -> None:
    answer.boxes.append(Box(element.checkbox.id, element.checkbox.label, (), fragment))


def _html(element: Any, _: str, answer: Answer) -> None:
    answer.files += TAKEN.findall(element.html.body)


def _text(element: Any, _: str, answer: Answer) -> None:
    """A frame of ``tests.bench`` says what it measured."""
    if found := TOLD.fullmatch(element.text.body):
        answer.told[found[1]] = float(found[2])


_LOOKS: Mapping[str, Any] = {
    "selectbox": _box, "checkbox": _toggle, "html": _html, "text": _text,
}  # fmt: skip
