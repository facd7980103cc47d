"""What is done to Streamlit's server once it is up, for what each run of a page saves by it.

What each of these gained, and what it was measured on, is in DECISIONS.md.
"""

import ctypes
import gc
import socket
import time

from streamlit import delta_generator
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from threadpoolctl import threadpool_limits

#: So many things are made before those that nobody holds are looked for, and so many such looks
#: before older things are looked through: a page makes tens of thousands that it soon lets go.
OFTEN = (50_000, 10, 10)
#: ``mallopt``'s numbers for how many heaps there may be, and from how many bytes on a piece is
#: none of a heap's; and what they are set to.
ONE_HEAP = {-8: 1, -3: 1024 * 1024}
_FILL = app_session._populate_theme_msg


def settle() -> None:
    """All of it. Call it last, when all that stays has been made."""
    undelayed()
    themed_once()
    unasked()
    threadpool_limits(1, "blas")  # sums this small cost a second thread more than they gain
    seldom_collected()


def one_heap() -> None:
    """Take the memory of all threads from one heap, and give large pieces back as they are let go:
    Linux' C library has a heap for each of some threads, and each run of a page is a thread of its
    own, so that what one leaves free does not serve the next. Call it first; elsewhere than with
    that library nothing is done."""
    try:
        setting = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    for name, value in ONE_HEAP.items():
        setting(name, value)


def undelayed() -> None:
    """Let small messages go at once: Streamlit's listener holds each back until the one before is
    acknowledged, 40 ms a run. What it accepts takes this over from it."""
    families = (socket.AF_INET, socket.AF_INET6)
    for one in [each for each in gc.get_objects() if type(each) is socket.socket]:
        if one.family in families and one.type == socket.SOCK_STREAM and one.fileno() >= 0:
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def themed_once() -> None:
    """Make the message of the theme once: Streamlit reads all its settings six times a run."""
    made: dict[str, CustomThemeConfig] = {}

    def filled(msg: CustomThemeConfig, section: str = "theme") -> None:
        if section not in made:
            made[section] = CustomThemeConfig()
            _FILL(made[section], section)
        msg.MergeFrom(made[section])

    app_session._populate_theme_msg = filled


def unasked() -> None:
    """Take as asked what Streamlit's first element of a process asks, for a tenth of a second,
    before it may print a warning: whether it runs in an interpreter and without a server."""
    delta_generator._use_warning_has_been_displayed = True


def collected_every(seconds: float) -> None:
    """Look through all that came since the start once in so many ``seconds``, for good: Python
    itself does it only when a quarter as much as there ever was has come, and what is left of
    sessions that have ended would fill memory until then."""
    while True:
        time.sleep(seconds)
        gc.collect()


def seldom_collected() -> None:
    """Keep what is there out of collections for good, and hold them less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OFTEN)
