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

    def stopped(self):
        """Waits until the server is stopped, as by Ctrl-Z."""
        end = time.monotonic() + preview.SECONDS
        while time.monotonic() < end:
            process, status = os.waitpid(self.process.pid, os.WNOHANG | os.WUNTRACED)
            if process and os.WIFSTOPPED(status):
                return
            time.sleep(0.02)
        raise AssertionError("the server is not stopped")

    def modes(self):
        """Whether lines are edited and keys are shown."""
        flags = termios.tcgetattr(self.slave)[3]
        return bool(flags & termios.ICANON), bool(flags & termios.ECHO)

    def wait_for_modes(self, expected):
        end = time.monotonic() + preview.SECONDS
        while self.modes() != expected:
            if time.monotonic() > end:
                raise AssertionError(f"the terminal is {self.modes()}")
            time.sleep(0.02)

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

    def test_ctrl_backslash_leaves_the_terminal_as_it_was(self):
        terminal = self.start()
        terminal.press("\x1c")
        self.assertEqual(terminal.process.wait(preview.SECONDS), 0)
        self.assertEqual(terminal.modes(), (True, True))


# A shell does for its jobs what this does: each has a group of its own, and one has the terminal.
SHELL = """
import os, signal, sys
signals = (signal.SIGTTOU, signal.SIGHUP)
for number in signals: signal.signal(number, signal.SIG_IGN)
mode, words = sys.argv[1], sys.argv[2:]
job = os.fork()
if job == 0:
    os.setpgid(0, 0)
    if mode == "front":
        os.tcsetpgrp(0, os.getpid())
    for number in signals: signal.signal(number, signal.SIG_DFL)
    os.execv(words[0], words)
try:
    os.setpgid(job, job)
except OSError:
    pass
orders = os.fdopen(int(os.environ["ORDERS"]), "r")
answers = os.fdopen(int(os.environ["ANSWERS"]), "w")
for order in orders:
    order = order.strip()
    if order == "status":
        process, status = os.waitpid(job, os.WNOHANG | os.WUNTRACED)
        if not process: text = "runs"
        elif os.WIFSTOPPED(status): text = "stopped"
        else: text = "ended %d" % os.waitstatus_to_exitcode(status)
        print(text, file=answers, flush=True)
        continue
    if order in ("take", "bg"): os.tcsetpgrp(0, os.getpgrp())
    if order in ("fg", "give"): os.tcsetpgrp(0, job)
    if order in ("fg", "bg"): os.killpg(job, signal.SIGCONT)
    print("done", file=answers, flush=True)
"""


class JobTests(unittest.TestCase):
    """The server as a job of a shell."""

    def setUp(self):
        self.site = preview.Preview()
        self.addCleanup(self.site.temporary.cleanup)

    def start(self, mode, stop=False):
        master, slave = pty.openpty()
        self.slave, self.master = slave, master
        if stop:
            modes = termios.tcgetattr(slave)
            modes[3] |= termios.TOSTOP
            termios.tcsetattr(slave, termios.TCSANOW, modes)
        orders, self.orders = os.pipe()
        self.answers, answers = os.pipe()
        self.shell = subprocess.Popen(
            [sys.executable, "-c", SHELL, mode, preview.program(), "serve", "--source",
             str(self.site.folder), "--port", "0"],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            preexec_fn=lambda: Terminal._take(slave), pass_fds=(orders, answers),
            env=os.environ | {"ORDERS": str(orders), "ANSWERS": str(answers)})
        os.close(orders)
        os.close(answers)
        self.text = ""
        self.addCleanup(self.close)
        self.wait_for("Serving at http://127.0.0.1:")
        self.port = int(re.search(r"Serving at http://127.0.0.1:(\d+)", self.text)[1])

    def close(self):
        os.close(self.orders)
        os.close(self.answers)
        self.shell.kill()
        self.shell.wait()
        os.close(self.master)
        os.close(self.slave)

    wait_for = Terminal.wait_for
    press = Terminal.press
    modes = Terminal.modes
    wait_for_modes = Terminal.wait_for_modes

    def order(self, text):
        os.write(self.orders, (text + "\n").encode())
        return os.read(self.answers, 100).decode().strip()

    def wait_for_status(self, text):
        end = time.monotonic() + preview.SECONDS
        while (status := self.order("status")) != text:
            self.assertLess(time.monotonic(), end, status)
            time.sleep(0.02)

    def rebuilds_on_r(self):
        count = self.text.count("Rebuilt in") + 1
        self.press("r")
        self.wait_for("Rebuilt in", count)

    def test_ctrl_z_gives_the_terminal_back_and_fg_takes_it_again(self):
        self.start("front")
        self.wait_for_modes((False, False))
        for _ in range(2):
            self.press("\x1a")
            self.wait_for_status("stopped")
            self.assertEqual(self.modes(), (True, True))
            self.order("take")
            self.order("fg")
            self.wait_for_modes((False, False))
            self.rebuilds_on_r()
        self.press("q")
        self.wait_for_status("ended 0")
        self.assertEqual(self.modes(), (True, True))

    def test_a_job_in_the_background_goes_on_and_leaves_the_terminal_alone(self):
        self.start("front")
        self.wait_for_modes((False, False))
        self.press("\x1a")
        self.wait_for_status("stopped")
        self.order("bg")
        self.site.write("content/about.md", "---\ntitle: About\n---\nNew.\n")
        self.wait_for("content/about.md")
        self.assertEqual(self.order("status"), "runs")
        self.assertEqual(self.modes(), (True, True))
        # The shell tells nobody that a job which runs has the terminal now.
        self.order("give")
        self.wait_for_modes((False, False))
        self.rebuilds_on_r()

    def test_a_start_in_the_background_does_not_stop(self):
        self.start("back", stop=True)
        self.wait_for("Ctrl-C stops the preview")
        self.site.write("content/about.md", "---\ntitle: About\n---\nNew.\n")
        self.wait_for("content/about.md")
        self.press("q\n")
        time.sleep(0.3)
        self.assertEqual(self.order("status"), "runs")
        self.assertEqual(self.modes(), (True, True))
        self.order("give")
        self.wait_for("q quits")
        self.press("q")
        self.wait_for_status("ended 0")

    def test_a_terminal_that_goes_away_ends_it(self):
        self.start("front")
        self.wait_for_modes((False, False))
        os.close(self.master)
        self.master = os.open("/dev/null", os.O_RDONLY)
        self.wait_for_status("ended 0")


class InputTests(unittest.TestCase):
    """Standard input and output that are no terminal."""

    def setUp(self):
        self.site = preview.Preview()
        self.addCleanup(self.site.stop)
        self.addCleanup(self.site.temporary.cleanup)

    def answers(self):
        with socket.create_connection(("127.0.0.1", self.site.port), timeout=10) as connection:
            connection.sendall(b"GET /about/ HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return connection.recv(12) == b"HTTP/1.1 200"

    def test_a_closed_input_is_no_end(self):
        self.site.wrapper = ["sh", "-c", 'exec "$@" <&-', "sh"]
        self.site.start()
        self.assertTrue(self.answers())

    def test_a_file_as_input_is_no_end(self):
        (self.site.folder / "input").write_text("q\n")
        self.site.wrapper = ["sh", "-c", f'exec "$@" < "{self.site.folder}/input"', "sh"]
        self.site.start()
        time.sleep(0.3)
        self.assertTrue(self.answers())

    def test_nohup_outlives_the_terminal(self):
        self.site.wrapper = ["nohup"]
        self.site.start()
        self.site.process.send_signal(signal.SIGHUP)
        time.sleep(0.5)
        self.assertTrue(self.answers())


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

    def flood(self, pause):
        for number in range(1000):
            self.site.write(f"static/many/{number}.txt", str(number))
            time.sleep(pause)
        self.site.write("static/last.txt", "the end")
        self.eventually("/last.txt", "the end")
        self.assertEqual(self.get("/many/999.txt"), "999")
        time.sleep(0.5)

    def test_a_flood_of_changes_is_one_build(self):
        self.flood(0)
        self.assertEqual(len(self.rebuilds()), 1, self.rebuilds())

    def test_a_flood_that_takes_a_second_is_one_build(self):
        self.flood(0.001)
        self.assertEqual(len(self.rebuilds()), 1, self.rebuilds())

    def test_a_switch_of_a_branch_is_one_build(self):
        def git(*words):
            subprocess.run(
                ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *words],
                cwd=self.site.folder, check=True, capture_output=True)
        git("init", "-q", "-b", "one")
        for branch in ("one", "two"):
            for number in range(1000):
                self.site.write(
                    f"content/notes/{number}.md", f"---\ntitle: Note\n---\nOn {branch}.\n")
            if branch == "two":
                git("checkout", "-q", "-b", "two")
            git("add", ".")
            git("commit", "-q", "-m", branch)
        self.eventually("/notes/999/", "On two.")
        time.sleep(0.5)
        for branch in ("one", "two", "one"):
            self.site.lines.clear()
            git("checkout", "-q", branch)
            self.site.printed("Rebuilt in")
            time.sleep(0.5)
            for number in (0, 500, 999):
                self.assertIn(f"On {branch}.", self.get(f"/notes/{number}/"))
            self.assertEqual(len(self.rebuilds()), 1, self.rebuilds())

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
