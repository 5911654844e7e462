"""What a writer sees in a browser when an edit breaks the site, or an address leads nowhere."""

import time
import unittest

from playwright.sync_api import expect

import preview
import serve_test
from serve_test import BrowserTest, page_text

setUpModule = serve_test.setUpModule
tearDownModule = serve_test.tearDownModule

BROKEN = preview.LAYOUT.replace("{{ page.title }}</h1>", "{{ page.title </h1>")


class OverlayTests(BrowserTest):
    def overlay(self, tab):
        return tab.locator("torii-overlay")

    def test_a_broken_template_is_shown_over_the_last_good_page(self):
        tab = self.open()
        self.site.write("templates/page.html", BROKEN)
        expect(self.overlay(tab).locator(".place")).to_contain_text("templates/page.html:10")
        expect(self.overlay(tab).locator(".message")).not_to_be_empty()
        expect(self.overlay(tab).locator("pre")).to_contain_text("{{ page.title </h1>")
        expect(self.overlay(tab).locator(".caret")).to_have_text("^")
        expect(tab.locator("main")).to_have_text("About us.")
        self.assert_not_reloaded(tab)

    def test_it_goes_away_when_mended(self):
        tab = self.open()
        self.site.write("templates/page.html", BROKEN)
        expect(self.overlay(tab)).to_have_count(1)
        self.site.write("templates/page.html", preview.LAYOUT.replace("<main>", "<main lang='de'>"))
        expect(self.overlay(tab)).to_have_count(0)
        expect(tab.locator("main[lang=de]")).to_have_text("About us.")
        self.assert_not_reloaded(tab)

    def test_the_terminal_tells_the_same(self):
        self.open()
        self.site.write("templates/page.html", BROKEN)
        self.site.printed("templates/page.html:10")
        self.site.printed("Failed with 1 error")

    def test_all_errors_are_listed(self):
        tab = self.open()
        self.site.write("content/broken.md", "---\ntitle: [\n---\n")
        self.site.write("content/worse.md", "---\ndate: yesterday\n---\n")
        expect(self.overlay(tab).locator("section")).to_have_count(2)
        expect(self.overlay(tab)).to_contain_text("content/broken.md")
        expect(self.overlay(tab)).to_contain_text("content/worse.md")
        expect(self.overlay(tab).locator("h1")).to_have_text("2 errors")

    def test_a_broken_configuration_is_shown(self):
        tab = self.open()
        self.site.write("torii.yaml", preview.FILES["torii.yaml"] + "titel: x\n")
        expect(self.overlay(tab)).to_contain_text("torii.yaml:4")
        expect(self.overlay(tab).locator(".hint")).to_contain_text("title")
        expect(tab.locator("main")).to_have_text("About us.")
        self.site.write("torii.yaml", preview.FILES["torii.yaml"])
        expect(self.overlay(tab)).to_have_count(0)

    def test_the_chain_of_includes_is_shown(self):
        self.site.write("templates/part.html", "<p>part</p>\n")
        self.site.write(
            "templates/page.html", preview.LAYOUT.replace("<main>", "{% include 'part.html' %}<main>"))
        tab = self.open()
        for broken in ("{{ page.title | nosuchfilter }}", "{{ page.nosuch.more }}"):
            self.site.write("templates/part.html", f"<p>\n{broken}</p>\n")
            expect(self.overlay(tab)).to_contain_text("templates/part.html:2")
            expect(self.overlay(tab)).to_contain_text("nosuch")
            expect(self.overlay(tab).locator(".note").first).to_have_text("from templates/page.html:11")
            expect(self.overlay(tab).locator(".note").last).to_contain_text("/about/")
            self.site.write("templates/part.html", "<p>part</p>\n")
            expect(self.overlay(tab)).to_have_count(0)

    def test_a_tab_opened_later_shows_it_too(self):
        self.site.write("templates/page.html", BROKEN)
        self.site.printed("Failed with 1 error")
        tab = self.open()
        expect(self.overlay(tab)).to_contain_text("templates/page.html:10")
        expect(tab.locator("main")).to_have_text("About us.")

    def test_escape_hides_it_until_the_errors_are_others(self):
        tab = self.open()
        self.site.write("templates/page.html", BROKEN)
        expect(self.overlay(tab)).to_have_count(1)
        tab.keyboard.press("Escape")
        expect(self.overlay(tab)).to_have_count(0)
        self.site.write("content/other.md", page_text("Other", "Changed."))
        self.site.printed("content/other.md")
        time.sleep(0.3)
        expect(self.overlay(tab)).to_have_count(0)
        self.site.write("content/broken.md", "---\ntitle: [\n---\n")
        expect(self.overlay(tab)).to_have_count(1)

    def test_other_pages_and_styles_go_on_meanwhile(self):
        about, other = self.open("/about/"), self.open("/other/")
        self.site.write("content/about.md", "---\ntitle: [\n---\n")
        expect(self.overlay(about)).to_have_count(1)
        self.site.write("content/other.md", page_text("Other", "Goes on."))
        expect(other.locator("main")).to_have_text("Goes on.")
        self.site.write("static/site.css", "body { color: rgb(9, 9, 9) }\n")
        about.wait_for_function("getComputedStyle(document.body).color === 'rgb(9, 9, 9)'")
        expect(about.locator("main")).to_have_text("About us.")

    def test_a_site_that_is_broken_from_the_start_shows_why(self):
        with preview.Preview(files={"torii.yaml": "title: [\n"}) as site:
            tab = self.context.new_page()
            tab.goto(site.url + "/about/")
            expect(self.overlay(tab)).to_contain_text("torii.yaml")
            site.write("torii.yaml", preview.FILES["torii.yaml"])
            expect(tab.locator("main")).to_have_text("About us.")
            expect(self.overlay(tab)).to_have_count(0)

    def test_a_template_that_is_broken_from_the_start_is_shown(self):
        with preview.Preview(files={"templates/page.html": BROKEN}) as site:
            site.printed("templates/page.html:10")
            tab = self.context.new_page()
            tab.goto(site.url + "/about/")
            expect(self.overlay(tab)).to_contain_text("templates/page.html:10")
            site.write("templates/page.html", preview.LAYOUT)
            expect(tab.locator("main")).to_have_text("About us.")
            expect(self.overlay(tab)).to_have_count(0)

    def test_a_configuration_that_is_made_anew_is_followed(self):
        title = preview.LAYOUT.replace("<main>", "<nav>{{ site.title }}</nav><main>")
        self.site.write("templates/page.html", title)
        tab = self.open()
        expect(tab.locator("nav")).to_have_text("Preview")
        configuration = self.site.folder / "torii.yaml"
        for name in ("Second", "Third"):
            configuration.unlink()
            self.site.printed("(torii.yaml)")
            self.site.lines.clear()
            self.site.write("torii.yaml", preview.FILES["torii.yaml"].replace("Preview", name))
            expect(tab.locator("nav")).to_have_text(name)

    def test_a_renamed_folder_is_followed(self):
        tab = self.open("/posts/first/")
        content = self.site.folder / "content"
        (content / "posts").rename(content / "notes")
        expect(tab.locator("torii-note")).to_contain_text("/notes/first/")
        tab.click("torii-note a")
        expect(tab.locator("main")).to_have_text("The first.")
        self.site.write("content/notes/first.md", page_text("First", "Edited there."))
        expect(tab.locator("main")).to_have_text("Edited there.")

    def test_a_site_that_is_moved_away_and_back_is_followed(self):
        tab = self.open()
        away = self.site.folder.with_name(self.site.folder.name + "-away")
        self.site.folder.rename(away)
        expect(self.overlay(tab)).to_have_count(1)
        expect(tab.locator("main")).to_have_text("About us.")
        away.rename(self.site.folder)
        expect(self.overlay(tab)).to_have_count(0)
        self.site.write("content/about.md", page_text("About", "Back again."))
        expect(tab.locator("main")).to_have_text("Back again.")

    def test_a_deleted_folder_does_no_harm(self):
        tab = self.open()
        content = self.site.folder / "content"
        content.rename(self.site.folder / "gone")
        self.site.printed("content")
        (self.site.folder / "gone").rename(content)
        self.site.write("content/about.md", page_text("About", "Back again."))
        expect(tab.locator("main")).to_have_text("Back again.")


class EditorTests(BrowserTest):
    def setUp(self):
        super().setUp()
        self.site.stop()
        script = self.site.folder / "open.sh"
        script.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$0.txt"\n')
        script.chmod(0o755)
        self.site.options = ["--editor", f"{script} {{file}} {{line}}"]
        self.site.start()

    def test_a_click_opens_the_editor_at_the_line(self):
        tab = self.open()
        self.site.write("templates/page.html", BROKEN)
        tab.locator("torii-overlay .place").click()
        opened = self.site.folder / "open.sh.txt"
        for _ in range(100):
            if opened.exists() and opened.read_text().count("\n") == 2:
                break
            time.sleep(0.05)
        file, line = opened.read_text().split("\n")[:2]
        self.assertTrue(file.endswith("/templates/page.html"))
        self.assertEqual(line, "10")


class NotFoundTests(BrowserTest):
    def test_the_nearest_addresses_are_offered(self):
        tab = self.context.new_page()
        answer = tab.goto(self.site.url + "/abuot/")
        self.assertEqual(answer.status, 404)
        link = tab.locator("torii-note a", has_text="/about/")
        link.click()
        expect(tab.locator("h1")).to_have_text("About")

    def test_a_page_that_appears_is_shown(self):
        tab = self.open("/later/")
        self.site.write("content/later.md", page_text("Later", "Here now."))
        expect(tab.locator("main")).to_have_text("Here now.")

    def test_a_page_that_goes_leaves_the_page_for_missing_ones(self):
        tab = self.open("/other/")
        (self.site.folder / "content/other.md").unlink()
        expect(tab.locator("torii-note")).to_contain_text("/other/")

    def test_a_draft_says_that_it_is_one(self):
        tab = self.context.new_page()
        answer = tab.goto(self.site.url + "/posts/secret/")
        self.assertEqual(answer.status, 404)
        expect(tab.locator("torii-note")).to_contain_text("content/posts/secret.md")
        expect(tab.locator("torii-note")).to_contain_text("a draft")
        expect(tab.locator("torii-note")).to_contain_text("--drafts")

    def test_a_page_of_the_future_says_from_when_it_is_shown(self):
        self.site.write(
            "content/posts/later.md", "---\ntitle: Later\ndate: 2999-05-06\n---\nSoon.\n")
        self.site.printed("(content/posts/later.md)")
        tab = self.context.new_page()
        answer = tab.goto(self.site.url + "/posts/later/")
        self.assertEqual(answer.status, 404)
        expect(tab.locator("torii-note")).to_contain_text("2999-05-06")
        expect(tab.locator("torii-note")).to_contain_text("--future")


class DraftTests(BrowserTest):
    options = ("--drafts",)

    def test_a_draft_carries_a_badge(self):
        tab = self.open("/posts/secret/")
        expect(tab.locator("torii-badge")).to_contain_text("Draft")
        self.site.write(
            "content/posts/secret.md", "---\ntitle: Secret\ndate: 2020-01-02\n---\nPublic.\n")
        expect(tab.locator("main")).to_have_text("Public.")
        expect(tab.locator("torii-badge")).to_have_count(0)

    def test_other_pages_carry_none(self):
        tab = self.open("/posts/first/")
        expect(tab.locator("torii-badge")).to_have_count(0)


class BasePathTests(BrowserTest):
    options = ("--base-path", "/blog")

    def open(self, path="/about/", ready=True):
        self.site.url = f"http://127.0.0.1:{self.site.port}/blog"
        return super().open(path, ready)

    def test_pages_below_a_path_follow_too(self):
        tab = self.open()
        self.site.write("content/about.md", page_text("About", "About *you*."))
        expect(tab.locator("main em")).to_have_text("you")
        self.assert_not_reloaded(tab)


if __name__ == "__main__":
    unittest.main()
