#!/usr/bin/env python3
"""Whether the preview bears many clients: open tabs, kept connections, and clients that hang on.

  preview_load.py [--tabs 500] [--requests 10000] [--slow 300] [--posts 1000] [--json]

Needs .build/release/torii (or TORII) and Linux. Ends with status 1 where something leaks (descriptors,
or more than LEAK_MEGABYTES), a tab is not told, or a page takes longer than ANSWER_SECONDS while
slow clients hang on.
"""

import argparse
import contextlib
import json
import os
import pathlib
import resource
import socket
import sys
import tempfile
import time

import blogs
import servers

LEAK_MEGABYTES = 16
ANSWER_SECONDS = 1.5
PATIENCE = 30
WARM_UPS = 3


class Failures(list):
    def expect(self, holds, text):
        if not holds:
            self.append(text)


def descriptors(server):
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


def settled(server, limit):
    """Waits until closed connections are closed on the other side too; hands back the descriptors."""
    end = time.monotonic() + PATIENCE
    while descriptors(server) > limit and time.monotonic() < end:
        time.sleep(0.05)
    return descriptors(server)


def connect(server):
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def read_until(connection, end):
    text = b""
    while end not in text:
        piece = connection.recv(65536)
        if not piece:
            raise AssertionError(f"closed after {text!r}")
        text += piece
    return text


def request(server, path):
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()


def open_tabs(server, edited, count, text, failures):
    """Opens tabs on one page, changes it, and closes them; hands back when the last one was told."""
    before = descriptors(server)
    with contextlib.ExitStack() as stack:
        tabs = [stack.enter_context(connect(server)) for _ in range(count)]
        for tab in tabs:
            tab.sendall(request(server, f"/__livereload?page={servers.PAGE}"))
        for tab in tabs:
            read_until(tab, b'"boot"')
        blogs.write(edited, f"---\ntitle: Edited post\ndate: 2020-02-02\n---\n{text}\n")
        saved = time.monotonic()
        for tab in tabs:
            read_until(tab, b'"version"')
        told = time.monotonic() - saved
    after = settled(server, before)
    failures.expect(after <= before, f"{after - before} descriptors of {count} tabs are left")
    return round(told * 1000)


def keep_alive(server, count):
    """Asks again and again on one connection; hands back how many requests a second."""
    begin = time.monotonic()
    with connect(server) as connection:
        stream = connection.makefile("rb")
        for _ in range(count):
            connection.sendall(request(server, servers.PAGE))
            length = 0
            while (line := stream.readline()) != b"\r\n":
                name, _, value = line.decode().partition(":")
                if name.lower() == "content-length":
                    length = int(value)
            stream.read(length)
    return round(count / (time.monotonic() - begin))


def slowest_answer(server, seconds):
    """The slowest of the answers that a browser gets for some time."""
    slowest = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        begin = time.monotonic()
        server.get(servers.PAGE)
        slowest = max(slowest, time.monotonic() - begin)
        time.sleep(0.05)
    return slowest


def hang_on(server, count, failures):
    """A page's answer while some clients send a byte now and then, and others read nothing."""
    before = descriptors(server)
    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(connect(server)) for _ in range(count)]
        for number, client in enumerate(clients):
            # A large file that nobody reads, or the start of a request that never ends.
            client.sendall(
                request(server, "/large.bin") if number % 2 else b"GET / HTTP/1.1\r\nHost: 127.0")
        slowest = slowest_answer(server, 3)
        for client in clients[::2]:
            with contextlib.suppress(OSError):
                client.sendall(b".")
        slowest = max(slowest, slowest_answer(server, 2))
    after = settled(server, before)
    failures.expect(after <= before, f"{after - before} descriptors of slow clients are left")
    failures.expect(slowest < ANSWER_SECONDS, f"a page took {slowest:.2f} s beside slow clients")
    return round(slowest * 1000)


def measure(folder, options):
    edited, _ = blogs.make("torii", folder, options.posts, None)
    (folder / "static/large.bin").write_bytes(b"0123456789abcdef" * (1 << 19))
    server = servers.Torii(folder, 14900)
    failures = Failures()
    server.start()
    try:
        server.listen()
        # For what is made when it is first needed: allocators keep memory for each thread, and need
        # some rounds until every thread has done everything.
        for number in range(WARM_UPS):
            open_tabs(server, edited, options.tabs, f"Turn {number}.", failures)
            keep_alive(server, options.requests // 10)
            hang_on(server, options.slow, Failures())
        before = (descriptors(server), server.megabytes())
        result = {"tabs": options.tabs, "last_tab_told_ms": open_tabs(
            server, edited, options.tabs, "Second.", failures)}
        result |= {"requests": options.requests,
                   "requests_per_second": keep_alive(server, options.requests)}
        result |= {"slow_clients": options.slow,
                   "slowest_answer_ms": hang_on(server, options.slow, failures)}
        left = settled(server, before[0])
        grown = server.megabytes() - before[1]
        result |= {"descriptors_left": left - before[0], "memory_grown_mb": round(grown)}
        failures.expect(left <= before[0], f"{left - before[0]} descriptors are left")
        failures.expect(grown < LEAK_MEGABYTES, f"the memory grew by {grown:.0f} MB")
    finally:
        server.stop()
    return result, failures


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tabs", type=int, default=500)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--slow", type=int, default=300)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, limit[1]), limit[1]))
    with tempfile.TemporaryDirectory(prefix="torii-load-") as work:
        result, failures = measure(pathlib.Path(work) / "site", options)
    if options.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name.replace('_', ' ')}: {value}")
    for failure in failures:
        print("failed: " + failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
