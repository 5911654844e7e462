#!/usr/bin/env python3
"""Photographs the pages of themes, to be judged by eye.

  screenshots.py FOLDER [THEME...]   every kind of page at 360, 768 and 1440 pixels, light and dark

The picture of a README is made by themes/make-screenshots.sh.
Needs Chromium (CHROMIUM names another than /usr/bin/chromium) and Playwright from PyPI.
"""

import argparse
import pathlib

import built_site

WIDTHS = {"phone": 360, "tablet": 768, "desktop": 1440}
HEIGHTS = {"phone": 740, "tablet": 1024, "desktop": 900}


def photograph(browser, theme, folder, only, whole):
    with built_site.built(theme=theme) as site, built_site.served(site) as address:
        for scheme in ("light", "dark"):
            for device, width in WIDTHS.items():
                page = browser.new_page(
                    viewport={"width": width, "height": HEIGHTS[device]}, color_scheme=scheme)
                for name, path in built_site.PAGES.items():
                    if only and name not in only:
                        continue
                    built_site.show(page, address + path)
                    page.screenshot(
                        path=folder / f"{theme}-{name}-{device}-{scheme}.png", full_page=whole)
                page.close()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", action="append", help="only this kind of page")
    parser.add_argument("--window", action="store_true", help="only what a window shows")
    parser.add_argument("folder", type=pathlib.Path, help="where the pictures go")
    parser.add_argument("themes", nargs="*", help="all themes of the repository without a name")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with built_site.browser() as browser:
        for theme in options.themes or built_site.themes():
            photograph(browser, theme, options.folder, options.page, not options.window)


if __name__ == "__main__":
    main()
