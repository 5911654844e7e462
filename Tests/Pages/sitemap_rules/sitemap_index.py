"""Lists of sitemaps, as sitemaps.org describes them."""

from .sitemap import NAMESPACE, limits, location


def check(root, site):
    site.expect(root.tag == NAMESPACE + "sitemapindex", "not in the namespace of sitemaps")
    limits(root, site)
    seen = set()
    for element in root:
        if site.expect(element.tag == NAMESPACE + "sitemap", f"{element.tag} is unknown"):
            location(element, site, seen)
