AUTHOR = 'Ines'
SITENAME = 'Field notes'
SITESUBTITLE = "Plants, mostly"
SITEURL = ''
TIMEZONE = 'Europe/Lisbon'
DEFAULT_LANG = 'en'
PATH = 'content'
DEFAULT_PAGINATION = 8
ARTICLE_URL = 'notes/{date:%Y}/{slug}.html'
ARTICLE_SAVE_AS = 'notes/{date:%Y}/{slug}.html'
STATIC_PATHS = ['images', 'extra']
EXTRA_PATH_METADATA = {'extra/robots.txt': {'path': 'robots.txt'}}
SUMMARY_MAX_LENGTH = 40
FEED_ALL_ATOM = None
LINKS = (('Herbarium', 'https://herbarium.example.org/'), ('Society', 'https://society.example.org/'))
SOCIAL = (('Mastodon', 'https://social.example.org/@ines'),)
MENUITEMS = (('Archive', '/archives.html'),)
PLUGINS = ['sitemap']
MARKDOWN = {
    'extension_configs': {'markdown.extensions.codehilite': {'css_class': 'highlight'}},
    'output_format': 'html5',
}
THEME = 'themes/' + 'plain'
