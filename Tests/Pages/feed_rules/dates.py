"""Dates as feeds write them."""

import datetime
import email.utils
import re

RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC822 = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}|\d\d) "
    r"\d\d:\d\d(:\d\d)? ([+-]\d{4}|UT|GMT|[ECMP][SD]T|Z)")


def is_rfc3339(text):
    """RFC 3339, with upper-case T and Z, and a day that exists."""
    if not RFC3339.fullmatch(text or ""):
        return False
    try:
        datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


def is_rfc822(text):
    """RFC 822 with a year of four digits, and a weekday that is that day's."""
    match = RFC822.fullmatch(text or "")
    if not match or len(match[3]) != 4:
        return False
    try:
        date = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return False
    return match[1] is None or date.strftime("%a") == match[1]
