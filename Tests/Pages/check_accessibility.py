#!/usr/bin/env python3
"""Runs axe-core over every page of the repository's sites and of a specimen in each theme, in
headless Chromium: light and dark, at the widths of a phone, a tablet and a desktop.

  check_accessibility.py [THEME...]

Also fails where a page scrolls sideways, asks another host for something, or logs an error, and
where a page has no text when scripts are off. Needs `pip install axe-playwright-python` and
Chromium (CHROMIUM names another than /usr/bin/chromium).
"""

import itertools
import pathlib
import sys

import built_site

WIDTHS = (320, 768, 1280)

# The page as a visitor sees it at rest, and with everything opened that can be.
OPEN_ALL = "document.querySelectorAll('main details').forEach(d => { d.open = true })"
RUN = """async () => {
  const result = await axe.run(document, {resultTypes: ["violations"]})
  return result.violations.map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))])
}"""
SCROLLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def axe():
    import axe_playwright_python

    return (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def addresses(folder):
    """The addresses of all pages but redirects."""
    for path in sorted(folder.rglob("*.html")):
        if 'http-equiv="refresh"' not in path.read_text():
            yield "/" + str(path.relative_to(folder)).removesuffix("index.html")


def check(browser, script, folder, paths, report):
    with built_site.served(folder) as address:
        page = browser.new_page(reduced_motion="reduce")
        problems = []
        page.on("request", lambda request: request.url.startswith((address, "data:"))
                or problems.append(f"asks for {request.url}"))
        page.on("pageerror", lambda error: problems.append(str(error)))
        for path in paths:
            built_site.show(page, address + path)
            page.evaluate(OPEN_ALL)
            page.evaluate(script)
            for scheme, width in itertools.product(("light", "dark"), WIDTHS):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 900})
                for name, help_text, nodes in page.evaluate(RUN):
                    problems.append(f"{name}: {help_text}: {nodes}")
                if page.evaluate(SCROLLS):
                    problems.append("scrolls sideways")
                for problem in problems:
                    report(f"{path} {width}px {scheme}: {problem}")
                problems.clear()
        page.close()
        check_without_scripts(browser, address, paths, report)


def check_without_scripts(browser, address, paths, report):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in paths:
        page.goto(address + path)
        if not page.inner_text("main").strip() or not page.inner_text("h1").strip():
            report(f"{path}: no text without scripts")
    context.close()


def main():
    problems = []
    script = axe()
    with built_site.browser() as browser:
        for source, theme in built_site.sites(sys.argv[1:]):
            title = f"{source.relative_to(built_site.REPOSITORY)} ({theme or 'its theme'})"
            with built_site.built(source, theme) as folder:
                paths = list(addresses(folder))
                print(f"{title}: {len(paths)} pages", flush=True)
                check(browser, script, folder, paths,
                      lambda text, title=title: problems.append(f"{title} {text}"))
    print("\n".join(problems))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
