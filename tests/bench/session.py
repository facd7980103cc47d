"""A reader without a browser: Streamlit's own messages over its own websocket."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

#: How the frame of ``frame_with_empty`` says how long its run took.
SECONDS = "seconds: "


@dataclass(frozen=True)
class Took:
    """Seconds of one visit: in the script, as its frame measures it, and over the wire."""

    server: float
    wire: float


class Session:
    """One session on a running server."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def visit(self, page: str, query: str) -> Took:
        """Open a page at a query; how long until the server has sent all of it.

        Raises AssertionError when the script did not come to a good end or showed an alert.
        """
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        begun, server = time.perf_counter(), 0.0
        self._socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self._socket.recv(timeout=60))
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "alert":
                raise AssertionError(answer.delta.new_element.alert.body)
            if kind == "page_not_found":
                raise AssertionError(f"there is no page {page}")
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "text":
                server = float(answer.delta.new_element.text.body.removeprefix(SECONDS))
            if kind == "script_finished":
                assert answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and server
                return Took(server, time.perf_counter() - begun)


@contextmanager
def session(url: str) -> Iterator[Session]:
    """A session on the server at ``url``, closed at the end."""
    address = url.replace("http://", "ws://") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        yield Session(socket)
