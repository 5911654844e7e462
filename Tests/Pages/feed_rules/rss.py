"""RSS 2.0, and the advice of its board on namespaces."""

from .atom import ATOM, check_fragment
from .dates import is_rfc822

CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
ONCE = ["title", "link", "description", "language", "copyright", "managingEditor", "webMaster",
        "pubDate", "lastBuildDate", "generator", "docs", "cloud", "ttl", "image", "rating",
        "textInput", "skipHours", "skipDays"]
ONCE_IN_ITEM = ["title", "link", "description", "author", "comments", "enclosure", "guid",
                "pubDate", "source", CONTENT + "encoded"]


def check(rss, site):
    site.expect(rss.tag == "rss" and rss.get("version") == "2.0", "not <rss version=\"2.0\">")
    channels = rss.findall("channel")
    if not site.expect(len(channels) == 1, "not one channel"):
        return
    channel = channels[0]
    for tag in ("title", "link", "description"):
        site.expect((channel.findtext(tag) or "").strip(), f"the channel has no {tag}")
    once(channel, ONCE, site, "the channel")
    known(channel, ONCE + ["category", "item"], site, "the channel")
    site.address(channel.findtext("link"), "the channel's link")
    dates(channel, ("pubDate", "lastBuildDate"), site, "the channel")
    links = channel.findall(ATOM + "link")
    site.expect(
        len(links) == 1 and links[0].get("rel") == "self"
        and links[0].get("type") == "application/rss+xml", "no atom:link of the feed to itself")
    for link in links:
        site.address(link.get("href"), "the channel's link to itself")
    identifiers = [item.findtext("guid") for item in channel.findall("item")]
    site.expect(len(set(identifiers)) == len(identifiers), "two items with the same guid")
    for item in channel.findall("item"):
        check_item(item, site)


def check_item(item, site):
    name = f"the item {item.findtext('title')!r}"
    site.expect(
        item.findtext("title") or item.findtext("description"), f"{name}: no title or description")
    once(item, ONCE_IN_ITEM, site, name)
    known(item, ONCE_IN_ITEM + ["category"], site, name)
    if item.find("link") is not None:
        site.address(item.findtext("link"), f"{name}: link")
    guid = item.find("guid")
    if site.expect(guid is not None and guid.text, f"{name}: no guid"):
        site.expect(guid.get("isPermaLink", "true") in ("true", "false"), f"{name}: isPermaLink")
        if guid.get("isPermaLink", "true") == "true":
            site.address(guid.text, f"{name}: guid")
    dates(item, ("pubDate",), site, name)
    for enclosure in item.findall("enclosure"):
        site.address(enclosure.get("url"), f"{name}: enclosure")
        site.expect((enclosure.get("length") or "").isdigit(), f"{name}: length of the enclosure")
        site.expect("/" in (enclosure.get("type") or ""), f"{name}: type of the enclosure")
    for tag in ("description", CONTENT + "encoded"):
        for child in item.findall(tag):
            site.expect(len(child) == 0, f"{name}: {tag} holds elements")
            check_fragment(child.text or "", site, f"{name}: {tag}")


def once(element, tags, site, name):
    for tag in tags:
        site.expect(len(element.findall(tag)) <= 1, f"{name}: two of {tag}")


def known(element, tags, site, name):
    """Elements without a namespace are those of the specification."""
    for child in element:
        site.expect(
            child.tag.startswith("{") or child.tag in tags, f"{name}: <{child.tag}> is unknown")


def dates(element, tags, site, name):
    for tag in tags:
        text = element.findtext(tag)
        if text is not None:
            site.expect(is_rfc822(text), f"{name}: {tag} {text!r}")
