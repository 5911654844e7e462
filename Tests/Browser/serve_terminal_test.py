"""What a writer sees and can do in the terminal while `torii serve` runs."""

import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import termios
import time
import unittest

import preview


class Terminal:
    """A preview on a terminal of its own."""

    def __init__(self, site, *options, environment=None):
        self.master, slave = pty.openpty()
        self.slave = slave
        self.before = termios.tcgetattr(slave)
        self.text = ""
        self.process = subprocess.Popen(
            [preview.program(), "serve", "--source", str(site.folder), "--port", "0", *options],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            preexec_fn=lambda: self._take(slave), env=os.environ | (environment or {}))

    @staticmethod
    def _take(slave):
        import fcntl
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

    def wait_for(self, text, count=1):
        end = time.monotonic() + preview.SECONDS
        while self.text.count(text) < count:
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} was not printed:\n{self.text}")
            if select.select([self.master], [], [], 0.05)[0]:
                self.text += os.read(self.master, 65536).decode(errors="replace")

    def press(self, keys):
        os.write(self.master, keys.encode())

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)


class TerminalTests(unittest.TestCase):
    def setUp(self):
        self.site = preview.Preview()
        self.addCleanup(self.site.temporary.cleanup)

    def start(self, *options, **arguments):
        terminal = Terminal(self.site, *options, **arguments)
        self.addCleanup(terminal.close)
        terminal.wait_for("Serving at http://127.0.0.1:")
        terminal.wait_for("q quits")
        return terminal

    def test_q_ends_and_leaves_the_terminal_as_it_was(self):
        terminal = self.start()
        terminal.press("q")
        self.assertEqual(terminal.process.wait(preview.SECONDS), 0)
        self.assertEqual(termios.tcgetattr(terminal.slave)[3], terminal.before[3])

    def test_ctrl_c_ends(self):
        terminal = self.start()
        terminal.press("\x03")
        self.assertEqual(terminal.process.wait(preview.SECONDS), 0)
        self.assertEqual(termios.tcgetattr(terminal.slave)[3], terminal.before[3])

    def test_r_builds_anew(self):
        terminal = self.start()
        for count in (1, 2):
            terminal.press("r")
            terminal.wait_for("Rebuilt in", count)

    def test_o_opens_a_browser(self):
        programs = self.site.folder / "programs"
        programs.mkdir()
        for name in ("xdg-open", "open"):
            (programs / name).write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{programs}/opened"\n')
            (programs / name).chmod(0o755)
        path = f"{programs}:{os.environ['PATH']}"
        terminal = self.start(environment={"PATH": path})
        terminal.press("o")
        opened = programs / "opened"
        for _ in range(200):
            if opened.exists() and opened.read_text():
                break
            time.sleep(0.05)
        self.assertRegex(opened.read_text(), r"^http://127\.0\.0\.1:\d+/$")

    def test_other_keys_do_nothing(self):
        terminal = self.start()
        terminal.press("xyz\t \x1b[A")
        time.sleep(0.3)
        self.assertIsNone(terminal.process.poll())

    def test_a_terminal_that_is_closed_ends_it(self):
        terminal = self.start()
        terminal.process.send_signal(signal.SIGHUP)
        self.assertEqual(terminal.process.wait(preview.SECONDS), 0)


class RebuildTests(unittest.TestCase):
    def setUp(self):
        self.site = preview.Preview()
        self.enterContext(self.site)

    def rebuilds(self):
        return [line for line in self.site.lines if re.match(r"\d\d:\d\d:\d\d ", line)]

    def test_the_first_lines_tell_of_drafts_and_the_address(self):
        self.assertIn("1 draft", "\n".join(self.site.lines))
        self.assertIn("--drafts", "\n".join(self.site.lines))

    def test_the_next_free_port_is_taken(self):
        with preview.Preview() as other:
            other.stop()
            other.port = self.site.port
            other.start()
            self.assertNotEqual(other.port, self.site.port)
            other.printed(f"Port {self.site.port} is taken")

    def test_a_rebuild_is_one_line_that_says_why(self):
        self.site.write("content/about.md", "---\ntitle: About\n---\nNew.\n")
        line = self.site.printed("Rebuilt in")
        self.assertRegex(line, r"^\d\d:\d\d:\d\d Rebuilt in \d+ ms, .*\(content/about\.md\)$")
        time.sleep(0.3)
        self.assertEqual(len(self.rebuilds()), 1)

    def test_a_flood_of_changes_is_few_builds(self):
        for number in range(1000):
            self.site.write(f"static/many/{number}.txt", str(number))
        self.site.write("static/last.txt", "last")
        end = time.monotonic() + preview.SECONDS
        while time.monotonic() < end and self.get("/last.txt") != "last":
            time.sleep(0.05)
        self.assertEqual(self.get("/many/999.txt"), "999")
        self.assertLessEqual(len(self.rebuilds()), 6, self.rebuilds())

    def test_changes_of_data_themes_and_configuration_are_followed(self):
        self.site.write("templates/page.html", "{{ site.title }} {{ site.data.words.first }}\n")
        self.site.write("data/words.yaml", "first: one\n")
        self.eventually("/about/", "Preview one")
        self.site.write("data/words.yaml", "first: two\n")
        self.eventually("/about/", "Preview two")
        self.site.write(
            "torii.yaml", preview.FILES["torii.yaml"].replace("Preview", "Renamed"))
        self.eventually("/about/", "Renamed two")

    def test_the_output_folder_is_not_touched(self):
        self.site.write("content/about.md", "---\ntitle: About\n---\nNew.\n")
        self.site.printed("Rebuilt in")
        self.assertFalse((self.site.folder / "public").exists())

    def test_a_changed_output_folder_means_nothing(self):
        self.site.write("public/index.html", "x")
        time.sleep(0.5)
        self.assertEqual(self.rebuilds(), [])

    def test_files_that_no_build_reads_mean_nothing(self):
        self.site.write("README.md", "Notes.\n")
        self.site.write("server.log", "a line\n")
        self.site.write("content/about.md", "---\ntitle: About\n---\nNew.\n")
        self.site.printed("(content/about.md)")
        self.assertEqual(len(self.rebuilds()), 1, self.rebuilds())

    def test_files_that_editors_make_and_remove_are_not_named(self):
        about = self.site.folder / "content/about.md"
        for number in range(3):
            beside = about.with_name(f"about.md.{number}tmp")
            beside.write_text(f"---\ntitle: About\n---\nTurn {number}.\n")
            os.replace(beside, about)
            self.eventually("/about/", f"Turn {number}.")
        self.assertNotIn("tmp", "\n".join(self.rebuilds()))

    def get(self, path):
        with socket.create_connection(("127.0.0.1", self.site.port), timeout=10) as connection:
            connection.sendall(
                f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            answer = b""
            while piece := connection.recv(65536):
                answer += piece
        return answer.decode().partition("\r\n\r\n")[2]

    def eventually(self, path, text):
        end = time.monotonic() + preview.SECONDS
        while time.monotonic() < end:
            if text in self.get(path):
                return
            time.sleep(0.05)
        raise AssertionError(f"{text!r} is not in {self.get(path)!r}")


@unittest.skipUnless(sys.platform == "linux", "only Linux has these limits")
class WatchLimitTests(unittest.TestCase):
    """Limits that hold in a user namespace of their own."""

    def limited(self, limit, count):
        command = ["unshare", "--user", "--map-root-user", "sh", "-c",
                   f'echo {count} > /proc/sys/user/{limit} && exec "$@"', "sh"]
        try:
            if subprocess.run(command + ["true"], capture_output=True).returncode != 0:
                self.skipTest("user namespaces are not allowed here")
        except FileNotFoundError:
            self.skipTest("there is no unshare")
        return preview.Preview(wrapper=command)

    def follows_changes(self, site):
        site.printed("warning: the system watches no more folders")
        site.write("content/about.md", "---\ntitle: About\n---\nNew.\n")
        self.assertIn("(content/about.md)", site.printed("Rebuilt in"))

    def test_without_watches_files_are_looked_at(self):
        with self.limited("max_inotify_watches", 2) as site:
            self.follows_changes(site)

    def test_without_a_watcher_files_are_looked_at(self):
        with self.limited("max_inotify_instances", 0) as site:
            self.follows_changes(site)


if __name__ == "__main__":
    unittest.main()
