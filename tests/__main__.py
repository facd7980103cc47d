"""Every test, in half the time: ``make test``.

Four runs of pytest beside each other on two cores, as a browser's tests wait half their time; the
next as soon as one is done. What measures waiting comes after, when the machine is quiet. What one
run leaves out is what another takes, so no test is lost. The exit code is 1 when any run failed.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.engines import LOADED

BROWSER, FINDINGS = "tests/browser", "tests/findings"
SCREENS = ("tests/charts", "tests/exports", "tests/geo", "tests/pages")
BOTH_ENGINES = "tests/test_both_engines.py"
#: What is measured when the machine is quiet: waiting, the processor's time, memory.
WAITING = (
    "tests/eip_data/test_register_size.py", "tests/eip_data/test_findings_quick.py",
    "tests/bench/test_budgets.py", "tests/bench/test_soak.py",
    "tests/browser/test_browser_speed.py",
)  # fmt: skip
#: About half of the browser's time, for a browser and a server of their own.
MAPS = tuple(f"{BROWSER}/test_browser_{name}.py" for name in ("map", "explain", "links"))
#: The longest first; in order, at most this many at a time.
AT_ONCE = 4
TOGETHER = {
    "figures": [f"--ignore={one}" for one in (BROWSER, FINDINGS, *SCREENS, *WAITING)],
    "findings": [FINDINGS, BOTH_ENGINES],
    "browser: the other pages": [BROWSER, *(f"--ignore={file}" for file in (*WAITING, *MAPS))],
    "screens": [*SCREENS],
    "browser: maps, explain, links": [*MAPS],
}


def main() -> int:
    """Run all and print each run whole, one after the other."""
    begun = time.monotonic()
    with TemporaryDirectory(prefix="eip-tests-") as folder:
        failed = _all(_loaded(Path(folder) / "eip.sqlite"))
    took = f"{time.monotonic() - begun:.0f} s"
    print(f"Failed: {', '.join(failed)}. {took}" if failed else f"All tests passed. {took}")
    return 1 if failed else 0


def _loaded(path: Path) -> dict[str, str]:
    """The environment of every run: with a database loaded once, unless that fails."""
    build = [sys.executable, "-m", "eip_data", "build"]
    address = {"EIP_DATABASE_URL": f"sqlite:///{path}"}
    done = subprocess.run(build, env={**os.environ, **address}, capture_output=True)
    return {**os.environ, LOADED: "" if done.returncode else str(path)}


def _all(environment: dict[str, str]) -> list[str]:
    """Do every run; the names of those that failed."""
    failed = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {
            name: pool.submit(_pytest, environment, *chosen) for name, chosen in TOGETHER.items()
        }
        for name, run in runs.items():
            done = run.result()
            print(f"--- {name}\n{done.stdout}", flush=True)  # pytest's last line has its seconds
            failed += [name] if done.returncode else []
    print("--- waiting", flush=True)
    done = _pytest(environment, *WAITING, BOTH_ENGINES)
    print(done.stdout)
    return [*failed, "waiting"] if done.returncode else failed


def _pytest(environment: dict[str, str], *chosen: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", *chosen]
    return subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


if __name__ == "__main__":
    sys.exit(main())
