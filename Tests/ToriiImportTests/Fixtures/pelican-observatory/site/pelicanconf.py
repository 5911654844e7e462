"""Settings of the observatory's site."""
import datetime

AUTHOR = "Tycho"
SITENAME = "Stjerneborg"
SITESUBTITLE = u"Nights on the island"
SITEURL = ""
PATH = "content"
TIMEZONE = "Europe/Copenhagen"
DEFAULT_LANG = "da"
LOCALE = ("da_DK", "en_US")
DEFAULT_DATE_FORMAT = "%d.%m.%Y"
DEFAULT_PAGINATION = 6
DEFAULT_CATEGORY = "nights"
USE_FOLDER_AS_CATEGORY = True
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_LANG_URL = "{lang}/{date:%Y}/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/{date:%Y}/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
CATEGORY_URL = "topic/{slug}.html"
CATEGORY_SAVE_AS = "topic/{slug}.html"
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
STATIC_PATHS = ["images", "extra", "downloads"]
EXTRA_PATH_METADATA = {
    "extra/CNAME": {"path": "CNAME"},
    "extra/favicon.ico": {"path": "favicon.ico"},
}
DEFAULT_METADATA = {"instrument": "quadrant"}
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
MENUITEMS = (
    ("Nights", "/"),
    ("Instruments", "/instruments/"),
)
SOCIAL = [("fediverse", "https://social.example.org/@tycho")]
DISPLAY_PAGES_ON_MENU = False
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.admonition": {},
        "markdown.extensions.toc": {"permalink": False},
    },
    "output_format": "html5",
}
CURRENT_YEAR = datetime.date.today().year
THEME = "themes/night"
