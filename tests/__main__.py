"""Every test, in half the time: ``make test``.

Three runs of pytest beside each other, the next as soon as one is done; what measures waiting
comes after them, when the machine is quiet. What one run leaves out is what another takes, so no
test is lost. The exit code is 1 when any run failed.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

BROWSER = "tests/browser"
SCREENS = ("tests/charts", "tests/exports", "tests/geo", "tests/pages")
WAITING = "tests/browser/test_browser_speed.py"
#: About half of the browser's time, for a browser and a server of their own.
MAPS = tuple(f"{BROWSER}/test_browser_{name}.py" for name in ("map", "explain", "links"))
#: The longest first; in order, at most this many at a time.
AT_ONCE = 3
TOGETHER = {
    "browser: maps, explain, links": [*MAPS],
    "browser: the other pages": [BROWSER, *(f"--ignore={file}" for file in (WAITING, *MAPS))],
    "figures and findings": [f"--ignore={folder}" for folder in (BROWSER, *SCREENS)],
    "screens": [*SCREENS],
}


def main() -> int:
    """Run all and print each run whole, one after the other."""
    begun = time.monotonic()
    failed = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {name: pool.submit(_pytest, *chosen) for name, chosen in TOGETHER.items()}
        for name, run in runs.items():
            done = run.result()
            print(f"--- {name}\n{done.stdout}", flush=True)  # pytest's last line has its seconds
            failed += [name] if done.returncode else []
    print("--- waiting", flush=True)
    done = _pytest(WAITING)
    print(done.stdout)
    if done.returncode:
        failed.append("waiting")
    took = f"{time.monotonic() - begun:.0f} s"
    print(f"Failed: {', '.join(failed)}. {took}" if failed else f"All tests passed. {took}")
    return 1 if failed else 0


def _pytest(*chosen: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", *chosen]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


if __name__ == "__main__":
    sys.exit(main())
