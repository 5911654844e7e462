"""The protocol of sitemaps.org 0.9, and the links between languages that search engines read."""

import datetime
import re

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MOST_ADDRESSES = 50_000
MOST_BYTES = 52_428_800
FREQUENCIES = {"always", "hourly", "daily", "weekly", "monthly", "yearly", "never"}
W3C_DATE = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")


def check(root, site):
    site.expect(root.tag == NAMESPACE + "urlset", "not in the namespace of sitemaps")
    limits(root, site)
    seen = set()
    versions = {}
    for url in root:
        if not site.expect(url.tag == NAMESPACE + "url", f"{url.tag} is unknown"):
            continue
        place = location(url, site, seen)
        for child in url:
            site.expect(
                child.tag in (NAMESPACE + "loc", NAMESPACE + "lastmod", NAMESPACE + "changefreq",
                              NAMESPACE + "priority", XHTML + "link"), f"{child.tag} is unknown")
        check_details(url, place, site)
        versions[place] = links(url, place, site)
    for place, others in versions.items():
        for language, address in others:
            if address in versions:
                site.expect(
                    place in [back for _, back in versions[address]],
                    f"{place}: {address} does not link back")


def limits(root, site):
    site.expect(0 < len(root) <= MOST_ADDRESSES, f"{len(root)} addresses")
    site.expect(site.size <= MOST_BYTES, f"{site.size} bytes")


def location(element, site, seen):
    found = element.findall(NAMESPACE + "loc")
    if not site.expect(len(found) == 1, "not one loc"):
        return ""
    address = found[0].text or ""
    site.expect(len(address) < 2048, f"{address}: too long")
    site.expect(address not in seen, f"{address}: twice")
    seen.add(address)
    site.address(address, "loc")
    modified = element.findtext(NAMESPACE + "lastmod")
    if modified is not None:
        site.expect(is_w3c_date(modified), f"{address}: lastmod {modified!r}")
    return address


def check_details(url, place, site):
    frequency = url.findtext(NAMESPACE + "changefreq")
    if frequency is not None:
        site.expect(frequency in FREQUENCIES, f"{place}: changefreq {frequency!r}")
    priority = url.findtext(NAMESPACE + "priority")
    if priority is not None:
        site.expect(re.fullmatch(r"0\.\d|1\.0", priority), f"{place}: priority {priority!r}")


def links(url, place, site):
    """The versions in other languages; the page itself is one of them."""
    result = []
    for link in url.findall(XHTML + "link"):
        site.expect(link.get("rel") == "alternate", f"{place}: link of the kind {link.get('rel')}")
        site.expect(link.get("hreflang"), f"{place}: link without a language")
        site.address(link.get("href"), f"{place}: link")
        result.append((link.get("hreflang"), link.get("href")))
    if result:
        site.expect(place in [address for _, address in result], f"{place}: no link to itself")
        languages = [language for language, _ in result]
        site.expect(len(set(languages)) == len(languages), f"{place}: a language twice")
    return result


def is_w3c_date(text):
    if not W3C_DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat((text[:10] + "-01-01")[:10])
    except ValueError:
        return False
    return True
