"""RFC 4287."""

import html5lib

from .dates import is_rfc3339

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ONCE = ["generator", "icon", "logo", "rights", "subtitle"]
ONCE_IN_ENTRY = ["content", "published", "rights", "source", "summary"]
KNOWN = {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights",
         "subtitle", "title", "updated", "entry"}
KNOWN_IN_ENTRY = {"author", "category", "content", "contributor", "id", "link", "published",
                  "rights", "source", "summary", "title", "updated"}


def check(feed, site):
    """The feed document (sections 4.1.1, 4.2)."""
    site.expect(feed.tag == ATOM + "feed", "not in Atom's namespace")
    common(feed, site, "the feed", ONCE, KNOWN)
    site.expect(feed.get(XML + "lang"), "the feed has no xml:lang")
    own = [link for link in feed.findall(ATOM + "link") if link.get("rel") == "self"]
    site.expect(len(own) == 1, "a feed should have one link to itself")
    entries = feed.findall(ATOM + "entry")
    seen = set()
    for entry in entries:
        name = "the entry " + repr(entry.findtext(ATOM + "title"))
        check_entry(entry, feed, site, name)
        key = (entry.findtext(ATOM + "id"), entry.findtext(ATOM + "updated"))
        site.expect(key not in seen, f"{name}: two with the same id and time of update")
        seen.add(key)
    times = [entry.findtext(ATOM + "updated") for entry in entries]
    site.expect(all(times), "an entry without a time of update")


def check_entry(entry, feed, site, name):
    common(entry, site, name, ONCE_IN_ENTRY, KNOWN_IN_ENTRY)
    site.expect(
        entry.find(ATOM + "author") is not None or feed.find(ATOM + "author") is not None,
        f"{name}: no author")
    content = entry.find(ATOM + "content")
    alternates = [link for link in entry.findall(ATOM + "link")
                  if link.get("rel", "alternate") == "alternate"]
    if content is None:
        site.expect(alternates, f"{name}: neither content nor an alternate link")
    elif content.get("src") or content.get("type", "text") not in ("text", "html", "xhtml"):
        site.expect(entry.find(ATOM + "summary") is not None, f"{name}: no summary")
    published = entry.findtext(ATOM + "published")
    if published is not None:
        site.expect(is_rfc3339(published), f"{name}: published {published!r}")


def common(element, site, name, once, known):
    """What feeds and entries have in common."""
    for child in element:
        if child.tag.startswith(ATOM):
            site.expect(child.tag[len(ATOM):] in known, f"{name}: {child.tag} does not belong here")
    for tag in ("id", "title", "updated"):
        site.expect(len(element.findall(ATOM + tag)) == 1, f"{name}: not one {tag}")
    for tag in once:
        site.expect(len(element.findall(ATOM + tag)) <= 1, f"{name}: two of {tag}")
    identifier = element.findtext(ATOM + "id") or ""
    site.expect(":" in identifier and identifier == identifier.strip(), f"{name}: id {identifier!r}")
    updated = element.findtext(ATOM + "updated")
    site.expect(is_rfc3339(updated), f"{name}: updated {updated!r}")
    for author in element.findall(ATOM + "author"):
        site.expect((author.findtext(ATOM + "name") or "").strip(), f"{name}: author without a name")
    for category in element.findall(ATOM + "category"):
        site.expect(category.get("term"), f"{name}: category without a term")
    check_links(element, site, name)
    for tag in ("title", "subtitle", "summary", "content", "rights"):
        for child in element.findall(ATOM + tag):
            check_text(child, site, f"{name}: {tag}")


def check_links(element, site, name):
    alternates = set()
    for link in element.findall(ATOM + "link"):
        relation = link.get("rel", "alternate")
        site.address(link.get("href"), f"{name}: link {relation}")
        if relation == "alternate":
            key = (link.get("type"), link.get("hreflang"))
            site.expect(key not in alternates, f"{name}: two alternate links of a type and language")
            alternates.add(key)


def check_text(element, site, name):
    """Section 3.1: what a text construct may hold."""
    kind = element.get("type", "text")
    site.expect(kind in ("text", "html", "xhtml"), f"{name} of the type {kind}")
    if kind != "xhtml":
        site.expect(len(element) == 0, f"{name} holds elements")
    if kind == "html":
        check_fragment(element.text or "", site, name)


def check_fragment(text, site, name):
    """HTML inside a feed: parsable, without scripts, all addresses absolute."""
    parser = html5lib.HTMLParser()
    fragment = parser.parseFragment(text)
    for place, code, _ in parser.errors:
        site.problem(f"{name}: {place}: {code}")
    for node in fragment.iter():
        if not isinstance(node.tag, str):
            continue
        tag = node.tag.partition("}")[2]
        site.expect(tag not in ("script", "style"), f"{name} holds <{tag}>")
        for key in ("href", "src", "poster"):
            value = node.get(key)
            if value is not None and not value.startswith(("mailto:", "tel:", "data:")):
                site.address(value, f"{name}: {key} of <{tag}>")
