"""Programs that are measured: how they are called, and what a run of one comes to."""
import dataclasses
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Run:
    """What one run of a program took: seconds, kilobytes, and its line of output."""
    cpu: float
    wall: float
    memory: int
    line: str
    bytes: int = 0

    def figure(self, name):
        """A figure that the program itself printed, as `name=12.3`."""
        found = re.search(rf"(?:^|\s){re.escape(name)}=([0-9.]+)", self.line)
        if not found:
            sys.exit(f"no {name}= in the output: {self.line}")
        return float(found[1])

    @property
    def ns(self):
        return self.figure("ns/hop")

    @property
    def bytes_a_hop(self):
        return self.bytes / self.figure("hops")


def run(command, file=None):
    """Runs a command to its end; `file` is what it writes, which is measured and deleted."""
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output)
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
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss, text, size)


def in_turn(rounds, calls):
    """Each call so often, A B A B: what else the machine does meets all of them alike. Their runs, by name."""
    runs = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            runs[name].append(call())
    return runs


def median(runs, of):
    return statistics.median(of(run) for run in runs)


def check_sojourns(name, run):
    """A program that keeps messages waiting longer or shorter than the ring does is not running the ring."""
    known = {"Z": 1.78, "O": 1.85, "P": 2.25, "R": 6.9}
    for letter, seconds in known.items():
        found = re.search(rf" {letter}([0-9.]+)", run.line)
        if not found or abs(float(found[1]) / seconds - 1) > 0.1:
            sys.exit(f"{name}: mean sojourns are about {known}, not: {run.line}")
