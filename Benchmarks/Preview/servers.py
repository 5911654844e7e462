"""Preview servers under measurement: how they are started, and how a browser hears from them."""

import base64
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
START_SECONDS = 300
PAGE = "/posts/edited-post/"


class Server:
    """A program that serves a site on this machine."""

    def __init__(self, site, port):
        self.site = site
        self.port = port

    def start(self):
        """Starts; hands back the seconds until the page to be edited was answered."""
        begin = time.monotonic()
        self.log = self.site.with_name(self.site.name + ".log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self.command(), cwd=self.site, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT)
        while time.monotonic() < begin + START_SECONDS:
            if self.process.poll() is not None:
                sys.exit(f"{self.name} ended: " + " ".join(self.command()))
            try:
                self.get(PAGE)
                return time.monotonic() - begin
            except OSError:
                time.sleep(0.01)
        sys.exit(f"{self.name} does not answer")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def get(self, path):
        address = f"http://127.0.0.1:{self.port}{path}"
        request = urllib.request.Request(address, headers={"Accept": "text/html"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def megabytes(self):
        """Resident memory."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024

    def rebuilds(self):
        """How often it has built since it started."""
        return self.log.read_text().count(self.rebuilt)

    def wait_for_rebuild(self, before):
        end = time.monotonic() + 60
        while self.rebuilds() == before and time.monotonic() < end:
            time.sleep(0.002)

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Events:
    """Notes when events arrive."""

    def __init__(self, read):
        self.times = []
        self.arrived = threading.Condition()
        threading.Thread(target=self._run, args=(read,), daemon=True).start()

    def _run(self, read):
        try:
            for _ in read:
                with self.arrived:
                    self.times.append(time.monotonic())
                    self.arrived.notify_all()
        except OSError:
            pass

    def next_after(self, moment, seconds):
        """The time of the first event after a moment; `None` when there is none."""
        with self.arrived:
            self.arrived.wait_for(lambda: self.times and self.times[-1] > moment, seconds)
            return next((time for time in self.times if time > moment), None)

    def wait_for_quiet(self, seconds):
        while self.next_after(time.monotonic(), seconds):
            pass


class Torii(Server):
    name = "torii"
    rebuilt = "Rebuilt in "

    def command(self):
        program = os.environ.get("TORII") or str(REPOSITORY / ".build/release/torii")
        return [program, "serve", "--source", str(self.site), "--port", str(self.port)]

    def listen(self):
        """News of the page to be edited, by server-sent events."""
        connection = self.connect()
        connection.settimeout(None)
        request = f"GET /__livereload?page={PAGE} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n"
        connection.sendall(request.encode())

        stream = connection.makefile("rb")
        # The first event says how things are, once the first build is done.
        while b"boot" not in stream.readline():
            pass

        def read():
            for line in stream:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

        return Events(read())


class Hugo(Server):
    name = "hugo"
    rebuilt = "Total in "

    def command(self):
        return ["hugo", "server", "--port", str(self.port), "--bind", "127.0.0.1",
                "--renderToMemory", "--disableFastRender=false"]

    @staticmethod
    def is_there():
        return shutil.which("hugo") is not None

    def listen(self):
        """Reloads, by the protocol of LiveReload over a WebSocket (RFC 6455)."""
        connection = self.connect()
        connection.settimeout(None)
        key = base64.b64encode(os.urandom(16)).decode()
        connection.sendall(
            f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Origin: http://127.0.0.1:{self.port}\r\n\r\n".encode())
        stream = connection.makefile("rb")
        while stream.readline() not in (b"\r\n", b""):
            pass
        hello = json.dumps({"command": "hello",
                            "protocols": ["http://livereload.com/protocols/official-7"]}).encode()
        connection.sendall(bytes([0x81, 0x80 | 126]) + len(hello).to_bytes(2, "big") + b"\0" * 4 + hello)

        def read():
            while head := stream.read(2):
                size = head[1] & 127
                if size == 126:
                    size = int.from_bytes(stream.read(2), "big")
                elif size == 127:
                    size = int.from_bytes(stream.read(8), "big")
                data = stream.read(size)
                if b'"reload"' in data:
                    yield data

        return Events(read())
