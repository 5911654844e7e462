"""JSON Feed 1.1."""

from .atom import check_fragment
from .dates import is_rfc3339

KINDS = {
    "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str,
    "expired": bool, "hubs": list, "items": list, "version": str,
}
ITEM_KINDS = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str,
    "content_text": str, "summary": str, "image": str, "banner_image": str, "date_published": str,
    "date_modified": str, "authors": list, "tags": list, "language": str, "attachments": list,
}


def check(feed, site):
    site.expect(feed["version"] == "https://jsonfeed.org/version/1.1", f"version {feed['version']}")
    for key in ("title", "items"):
        site.expect(key in feed, f"no {key}")
    kinds(feed, KINDS, site, "the feed")
    for key in ("home_page_url", "feed_url", "next_url", "icon", "favicon"):
        if key in feed:
            site.address(feed[key], key)
    authors(feed, site, "the feed")
    items = feed.get("items", [])
    identifiers = [item.get("id") for item in items]
    site.expect(len(set(identifiers)) == len(identifiers), "two items with the same id")
    for item in items:
        check_item(item, site)


def check_item(item, site):
    name = f"the item {item.get('title')!r}"
    kinds(item, ITEM_KINDS, site, name)
    site.expect(item.get("id"), f"{name}: no id")
    site.expect("content_html" in item or "content_text" in item, f"{name}: no content")
    for key in ("url", "external_url", "image", "banner_image"):
        if key in item:
            site.address(item[key], f"{name}: {key}")
    for key in ("date_published", "date_modified"):
        if key in item:
            site.expect(is_rfc3339(item[key]), f"{name}: {key} {item[key]!r}")
    site.expect(all(isinstance(tag, str) and tag for tag in item.get("tags", [])), f"{name}: tags")
    authors(item, site, name)
    for attachment in item.get("attachments", []):
        site.address(attachment.get("url"), f"{name}: attachment")
        site.expect("/" in attachment.get("mime_type", ""), f"{name}: type of the attachment")
    check_fragment(item.get("content_html", ""), site, f"{name}: content_html")


def kinds(table, expected, site, name):
    """Names that begin with an underscore are extensions."""
    for key, value in table.items():
        if key.startswith("_"):
            continue
        if site.expect(key in expected, f"{name}: {key} is unknown"):
            site.expect(isinstance(value, expected[key]), f"{name}: {key} is {value!r}")


def authors(table, site, name):
    for author in table.get("authors", []):
        site.expect(
            any(author.get(key) for key in ("name", "url", "avatar")), f"{name}: empty author")
