"""The programs that are measured: where they are, and what a run of one comes to."""
import dataclasses
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACE = ROOT / ".build" / "compare"
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def note(text):
    print(f"NOTE: {text}", file=sys.stderr)


def build():
    """Builds what is ours, and says where it is."""
    for product in ["cablesim", "cablesim-benchmark"]:
        command = ["swift", "build", "-c", "release", "--product", product]
        if subprocess.run(command, cwd=ROOT, stdout=sys.stderr).returncode:
            sys.exit(f"{product} cannot be built")
    return ROOT / ".build" / "release"


def references(folder):
    """The reference programs that are there, by name."""
    names = ["relay_calq", "relay_vtab", "relay_step", "relay_ns3"]
    if folder is None:
        note("no folder with reference programs (--references): they are left out")
        return {}
    folder = pathlib.Path(folder).resolve()
    if not (folder / names[0]).exists() and (folder / "build.sh").exists():
        built = PLACE / "references"
        if subprocess.run(["bash", str(folder / "build.sh"), str(built)], stdout=sys.stderr).returncode:
            note(f"{folder}/build.sh failed: what it has not built is left out")
        folder = built
    found = {name: str(folder / name) for name in names if os.access(folder / name, os.X_OK)}
    for name in names:
        if name not in found:
            why = ", which needs ns-3," if name == "relay_ns3" else ""
            note(f"{name}{why} is not in {folder}: it is left out")
    return found


def simpy():
    """A Python that has SimPy, or None."""
    python = str(PLACE / "venv" / "bin" / "python")

    def works(*arguments):
        return os.path.exists(python) and subprocess.run([python, *arguments], **QUIET).returncode == 0

    if not works("-c", "import simpy"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(PLACE / "venv")], **QUIET)
        if not works("-m", "pip", "install", "simpy>=4,<5"):
            note("SimPy cannot be installed here: it is left out")
            return None
    return python


@dataclasses.dataclass
class Run:
    """What one run of a program took, in seconds, the line that it printed, and how much it wrote."""
    cpu: float
    wall: float
    line: str
    bytes: int

    def figure(self, name):
        """A figure that the program itself printed, as `name=12.3`."""
        found = re.search(rf"(?:^|\s){re.escape(name)}=([0-9.]+)", self.line)
        if not found:
            sys.exit(f"no {name}= in the output: {self.line}")
        return float(found[1])


def run(command, file=None):
    """Runs a command to its end; `file` is what it writes, which is measured and deleted."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace").strip()
    if child.returncode != 0:
        sys.exit(f"exit code {child.returncode}: {' '.join(command)}\n{text}")
    size = 0
    if file:
        size = os.path.getsize(file)
        os.remove(file)
    return Run(usage.ru_utime + usage.ru_stime, wall, text, size)


def run_ring(command, file=None):
    """Runs a program that prints its own figures.

    By way of a shell: the peak memory that a program sees begins with that of the process which started it.
    """
    return run(["sh", "-c", '"$@"; exit $?', "sh", *command], file)


def in_turn(rounds, calls):
    """Each call so often, A B A B: what else the machine does meets all of them alike. Their runs, by name."""
    runs = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            runs[name].append(call())
    return runs


def medians(runs, of):
    return {name: statistics.median(of(run) for run in some) for name, some in runs.items()}


def check_sojourns(name, run):
    """A program that keeps messages waiting longer or shorter than the ring does is not running the ring."""
    known = {"Z": 1.78, "O": 1.85, "P": 2.25, "R": 6.9}
    for letter, seconds in known.items():
        found = re.search(rf" {letter}([0-9.]+)", run.line)
        if not found or abs(float(found[1]) / seconds - 1) > 0.1:
            sys.exit(f"{name}: mean sojourns are about {known}, not: {run.line}")
