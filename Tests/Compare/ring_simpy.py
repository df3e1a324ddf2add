#!/usr/bin/env python3
"""The ring of `cablesim-benchmark ring` in SimPy, written as its users write it: a process a message and a source.

Usage: ring_simpy.py STATIONS HOPS
"""
import random
import resource
import sys
import time

import simpy

MIX = [0.01, 0.09, 0.30, 0.60]  # FLASH, IMMEDIATE, PRIORITY, ROUTINE


class Ring:
    def __init__(self, stations, hops):
        self.env = simpy.Environment()
        self.random = random.Random(1)
        self.circuits = [simpy.PriorityResource(self.env) for _ in range(stations)]
        self.hops_left = hops
        self.done = self.env.event()
        self.sojourns = [[0, 0.0] for _ in MIX]
        for station in range(stations):
            self.env.process(self.source(station))

    def source(self, station):
        while True:
            yield self.env.timeout(self.random.expovariate(0.2))
            precedence = self.random.choices(range(len(MIX)), MIX)[0]
            self.env.process(self.message(station, precedence))

    def message(self, station, precedence):
        for hop in range(4):
            circuit = self.circuits[(station + hop) % len(self.circuits)]
            queued = self.env.now
            with circuit.request(priority=precedence) as turn:
                yield turn
                yield self.env.timeout(self.random.expovariate(1.0))
            self.sojourns[precedence][0] += 1
            self.sojourns[precedence][1] += self.env.now - queued
            self.hops_left -= 1
            if self.hops_left == 0:
                self.done.succeed()


def main(stations, hops):
    ring = Ring(stations, hops)
    cpu = time.process_time()
    ring.env.run(until=ring.done)
    cpu = time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sojourns = " ".join(f"{name}{total / max(1, sent):.3f}" for name, (sent, total) in zip("ZOPR", ring.sojourns))
    print(f"ring_simpy stations={stations} hops={hops} cpu={cpu:.3f} ns/hop={cpu * 1e9 / hops:.1f} "
          f"rss={memory}K soj {sojourns}")


main(int(sys.argv[1]), int(sys.argv[2]))
