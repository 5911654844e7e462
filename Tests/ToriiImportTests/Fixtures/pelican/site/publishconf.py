import os
from pelicanconf import *
SITEURL = 'https://fieldnotes.example.org'
FEED_ALL_ATOM = 'feeds/all.atom.xml'
DELETE_OUTPUT_DIRECTORY = True
