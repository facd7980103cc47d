"""What is said of the part of the programme that a grant or a meeting is tied to."""

from findings.register_filter import RegisterFilter, phases, priorities, workstreams
from findings.ties import Tie

NONE_NAMED = "none named"


def narrowed(asked: RegisterFilter) -> bool:
    """Whether a workstream, priority or phase is asked about."""
    return bool(asked.workstream or asked.priority or asked.phase)


def tied_to(asked: RegisterFilter) -> str:
    """The end of a grey line: "; tied to Oracy, Primary"; empty when all of the programme is asked
    about."""
    return f"; tied to {tie_text(Tie(asked.workstream, asked.priority, asked.phase))}" if (
        narrowed(asked)
    ) else ""  # fmt: skip


def left_out(count: int, of: str, asked: RegisterFilter) -> str:
    """The end of what stands under a figure: "; 4 grants left out for naming no workstream"; empty
    when all of the programme is asked about. ``of`` is one of them: "grant"."""
    if not narrowed(asked):
        return ""
    what = [
        *(["priority"] if asked.priority else ["workstream"] if asked.workstream else []),
        *(["phase"] if asked.phase else []),
    ]
    many = f"{count:,} {of}{'' if count == 1 else 's'}" if count else f"no {of}"
    return f"; {many} left out for naming no {' or no '.join(what)}"


def tie_text(tie: Tie) -> str:
    """Everything that is named, from workstream to phase; empty where nothing is."""
    texts = (workstream_text(tie), priority_text(tie), phase_text(tie))
    return ", ".join(text for text in texts if text != NONE_NAMED)


def workstream_text(tie: Tie) -> str:
    """The workstream's title, or that none is named."""
    return dict(workstreams()).get(tie.workstream or "", NONE_NAMED)


def priority_text(tie: Tie) -> str:
    """The priority's title, or that none is named."""
    own = priorities(tie.workstream)
    found = [label for code, label in own if code.partition(":")[2] == tie.priority]
    return found[0] if found else NONE_NAMED


def phase_text(tie: Tie) -> str:
    """The phase of the schools served, or that none is named."""
    return dict(phases()).get(tie.phase or "", NONE_NAMED)
