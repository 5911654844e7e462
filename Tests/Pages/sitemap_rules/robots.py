"""RFC 9309, and the line that names a sitemap."""

KNOWN = {"user-agent", "allow", "disallow", "sitemap", "crawl-delay", "host"}


def check(text, site):
    has_group = False
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if not line:
            continue
        key, colon, value = line.partition(":")
        key, value = key.strip().lower(), value.strip()
        site.expect(colon and key in KNOWN, f"unknown line {line!r}")
        if key == "user-agent":
            has_group = True
        if key in ("allow", "disallow"):
            site.expect(has_group, f"{line!r} before any User-agent")
            site.expect(not value or value.startswith(("/", "*")), f"{line!r}: no path")
        if key == "sitemap":
            site.address(value, "Sitemap")
