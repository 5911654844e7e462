import os, sys
sys.path.append(os.curdir)
from pelicanconf import *
SITEURL = "https://stjerneborg.example.org"
RELATIVE_URLS = False
