"""What a writer sees in a browser while `torii serve` follows the edits."""

import os
import shutil
import time
import unittest

from playwright.sync_api import expect, sync_playwright

import preview

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


def setUpModule():
    global playwright, browser
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


def tearDownModule():
    browser.close()
    playwright.stop()


def page_text(title, text):
    return f"---\ntitle: {title}\n---\n{text}\n"


class BrowserTest(unittest.TestCase):
    """A server and a browser without memory for each test."""

    options = ()
    files = {}

    def setUp(self):
        self.site = preview.Preview(*self.options, files=self.files)
        self.enterContext(self.site)
        self.context = browser.new_context(viewport={"width": 900, "height": 600})
        self.addCleanup(self.context.close)

    def open(self, path="/about/", ready=True):
        """A tab that shows a page, is told of changes, and notes whether it is ever reloaded."""
        tab = self.context.new_page()
        with tab.expect_response(lambda answer: answer.url.startswith(self.site.url + path)):
            tab.goto(self.site.url + path, wait_until="load")
        tab.evaluate("window.isSame = true")
        if ready:
            tab.wait_for_function("window.isSame")
            time.sleep(0.4)
        return tab

    def assert_not_reloaded(self, tab):
        self.assertTrue(tab.evaluate("window.isSame === true"), "the page was loaded anew")


class LivePageTests(BrowserTest):
    def test_a_change_is_shown_without_a_reload(self):
        tab = self.open()
        self.site.write("content/about.md", page_text("About", "About *you*."))
        expect(tab.locator("main em")).to_have_text("you")
        self.assert_not_reloaded(tab)

    def test_a_save_by_rename_is_shown(self):
        tab = self.open()
        for word in ("one", "two", "three"):
            self.site.save_by_rename("content/about.md", page_text("About", word))
            expect(tab.locator("main")).to_have_text(word)
        self.assert_not_reloaded(tab)

    def test_a_page_whose_base_is_another_host_follows(self):
        base = preview.LAYOUT.replace("<head>", '<head><base href="https://example.invalid/">')
        self.site.write("templates/page.html", base)
        time.sleep(0.5)
        tab = self.open()
        self.site.write("content/about.md", page_text("About", "About *you*."))
        expect(tab.locator("main em")).to_have_text("you")
        self.assert_not_reloaded(tab)

    def test_a_page_is_never_empty_while_it_is_saved_again_and_again(self):
        tab = self.open()
        tab.evaluate("""() => {
          window.empty = 0;
          const main = document.querySelector("main");
          const look = () => { if (!main.isConnected || !main.textContent.trim()) window.empty += 1; };
          new MutationObserver(look).observe(document, {
            childList: true, subtree: true, characterData: true });
        }""")
        for number in range(60):
            self.site.write("content/about.md", page_text("About", f"Draft {number}."))
            time.sleep(0.03)
        expect(tab.locator("main")).to_have_text("Draft 59.")
        self.assertEqual(tab.evaluate("window.empty"), 0)
        self.assert_not_reloaded(tab)

    def test_a_change_of_the_template_is_shown_without_a_reload(self):
        tab = self.open()
        layout = preview.LAYOUT.replace("<header>", '<header class="wide"><nav>Menu</nav>')
        self.site.write("templates/page.html", layout)
        expect(tab.locator("header.wide nav")).to_have_text("Menu")
        self.assert_not_reloaded(tab)

    def test_the_title_of_the_tab_follows(self):
        tab = self.open()
        self.site.write("content/about.md", page_text("About all", "About us."))
        expect(tab).to_have_title("About all")
        self.assert_not_reloaded(tab)

    def test_the_scroll_position_stays(self):
        tab = self.open("/long/")
        tab.evaluate("scrollTo(0, 2000)")
        self.site.write(
            "content/long.md", page_text("Long", preview.LONG.replace("graph 90.", "graph ninety.")))
        expect(tab.get_by_text("Paragraph ninety.")).to_have_count(1)
        self.assertEqual(tab.evaluate("scrollY"), 2000)
        self.assert_not_reloaded(tab)

    def test_focus_selection_and_fields_stay(self):
        tab = self.open()
        tab.fill("[name=note]", "half a note")
        tab.check("[name=agree]")
        tab.fill("[name=q]", "half a word")
        tab.evaluate("document.querySelector('[name=q]').setSelectionRange(2, 5)")
        self.site.write("content/about.md", page_text("About", "About *you*."))
        expect(tab.locator("main em")).to_have_text("you")
        self.assertEqual(tab.evaluate("document.activeElement.name"), "q")
        self.assertEqual(
            tab.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]"),
            [2, 5])
        self.assertEqual(tab.input_value("[name=q]"), "half a word")
        self.assertEqual(tab.input_value("[name=note]"), "half a note")
        self.assertTrue(tab.is_checked("[name=agree]"))

    def test_open_details_stay_open(self):
        tab = self.open()
        tab.click("summary")
        self.site.write("content/about.md", page_text("About", "About *you*."))
        expect(tab.locator("main em")).to_have_text("you")
        self.assertTrue(tab.evaluate("document.querySelector('details').open"))

    def test_what_a_script_added_stays(self):
        tab = self.open()
        tab.evaluate("""() => {
          const node = document.createElement("aside");
          node.textContent = "made by a script";
          document.querySelector("main").before(node);
          document.documentElement.classList.add("js");
        }""")
        self.site.write("content/about.md", page_text("About", "About *you*."))
        expect(tab.locator("main em")).to_have_text("you")
        expect(tab.locator("aside")).to_have_text("made by a script")
        self.assertTrue(tab.evaluate("document.documentElement.classList.contains('js')"))

    def test_a_patched_page_is_the_page_that_a_reload_shows(self):
        texts = [
            "One.\n\nTwo.\n\nThree.", "Two.\n\nThree.", "# Head\n\nTwo.\n\n- a\n- b\n\nThree.",
            "# Head\n\n- b\n- a\n- c\n\n> Three.", "| a | b |\n|---|---|\n| 1 | 2 |\n\nTwo.",
            "| a | b |\n|---|---|\n| 1 | 3 |\n| 4 | 5 |\n\n```swift\nlet a = 1\n```\n",
            "```swift\nlet b = 1\n```\n\nOne.\n\nTwo.\n\n[link](/other/) and `code`.", "",
            "Last *words* of **all**.",
        ]
        tab = self.open()
        for number, text in enumerate(texts):
            self.site.write("content/about.md", page_text(f"Turn {number}", text))
            expect(tab.locator("h1").first).to_have_text(f"Turn {number}")
            fresh = self.context.new_page()
            fresh.goto(self.site.url + "/about/")
            body = "document.querySelector('main').outerHTML + document.title"
            self.assertEqual(tab.evaluate(body), fresh.evaluate(body), text)
            fresh.close()
        self.assert_not_reloaded(tab)

    def test_a_save_that_changes_nothing_tells_nobody(self):
        tab = self.open()
        asked = []
        tab.on("request", lambda request: asked.append(request.url))
        self.site.write("content/about.md", preview.FILES["content/about.md"])
        self.site.printed("nothing is different")
        time.sleep(0.5)
        self.assertEqual(asked, [])

    def test_only_tabs_that_show_the_change_are_told(self):
        about, other = self.open("/about/"), self.open("/other/")
        asked = []
        other.on("request", lambda request: asked.append(request.url))
        self.site.write("content/about.md", page_text("About", "About *you*."))
        expect(about.locator("main em")).to_have_text("you")
        time.sleep(0.5)
        self.assertEqual(asked, [])

    def test_many_tabs_follow(self):
        tabs = [self.open("/about/", ready=False) for _ in range(12)]
        time.sleep(0.5)
        self.site.write("content/about.md", page_text("About", "About *you*."))
        for tab in tabs:
            expect(tab.locator("main em")).to_have_text("you")
            self.assert_not_reloaded(tab)

    def test_a_changed_script_loads_the_page_anew(self):
        tab = self.open()
        self.site.write("static/site.js", "window.scriptVersion = 2;\n")
        tab.wait_for_function("window.scriptVersion === 2")
        self.assertIsNone(tab.evaluate("window.isSame ?? null"))

    def test_tabs_come_back_after_a_restart(self):
        tab = self.open()
        self.site.stop()
        self.site.write("content/about.md", page_text("About", "After the restart."))
        self.site.start()
        expect(tab.locator("main")).to_have_text("After the restart.", timeout=15000)
        self.site.write("content/about.md", page_text("About", "And again."))
        expect(tab.locator("main")).to_have_text("And again.")

    def test_a_tab_that_comes_back_from_history_follows(self):
        tab = self.open()
        tab.goto(self.site.url + "/other/")
        tab.go_back()
        time.sleep(0.4)
        self.site.write("content/about.md", page_text("About", "About *you*."))
        expect(tab.locator("main em")).to_have_text("you")

    def test_addresses_follow_the_host_that_the_browser_used(self):
        for host in ("127.0.0.1", "localhost"):
            tab = self.context.new_page()
            tab.goto(f"http://{host}:{self.site.port}/about/")
            self.assertEqual(
                tab.get_attribute("link[rel=canonical]", "href"),
                f"http://{host}:{self.site.port}/about/")


class AssetTests(BrowserTest):
    def color(self, tab, color):
        tab.wait_for_function(f"getComputedStyle(document.body).color === '{color}'")

    def test_a_stylesheet_is_swapped(self):
        tab = self.open()
        tab.fill("[name=q]", "half a word")
        for red in (10, 20, 30):
            self.site.write("static/site.css", f"body {{ color: rgb({red}, 0, 0) }}\n")
            self.color(tab, f"rgb({red}, 0, 0)")
        self.assertEqual(tab.locator("link[rel=stylesheet]").count(), 1)
        self.assertEqual(tab.input_value("[name=q]"), "half a word")
        self.assert_not_reloaded(tab)

    def test_a_stylesheet_that_another_imports_is_swapped(self):
        self.site.write("static/colors.css", "body { color: rgb(1, 1, 1) }\n")
        self.site.write("static/site.css", '@import "colors.css";\n')
        tab = self.open()
        self.color(tab, "rgb(1, 1, 1)")
        self.site.write("static/colors.css", "body { color: rgb(2, 2, 2) }\n")
        self.color(tab, "rgb(2, 2, 2)")
        self.assert_not_reloaded(tab)

    def test_a_picture_is_swapped(self):
        tab = self.open()
        self.site.write("static/dot.png", preview.png(7))
        tab.wait_for_function("document.querySelector('img').naturalWidth === 7")
        self.assert_not_reloaded(tab)

    def test_a_file_that_no_page_uses_tells_nobody(self):
        tab = self.open()
        asked = []
        tab.on("request", lambda request: asked.append(request.url))
        self.site.write("static/elsewhere.css", "p { color: red }\n")
        self.site.printed("1 file changed")
        time.sleep(0.5)
        self.assertEqual(asked, [])
