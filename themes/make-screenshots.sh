#!/bin/sh
# Makes THEME/screenshot.png (or FORMAT=webp) from a built site: its home page in light
# colours beside one of its posts in dark colours, as headless chromium shows them.
#
#   themes/make-screenshots.sh THEME SITE [POST]
#
# THEME  a folder beside this script, such as `sumi`
# SITE   the output of `torii build --base-url http://localhost/`
# POST   path of the post below SITE; without it, the first link of the home page to one
#
# The windows are 900 pixels wide, or WIDTH.
# Needs chromium (or CHROMIUM=path) and python3, which serves the folder.
set -eu

[ $# -ge 2 ] || { sed -n '2,13s/^# \{0,1\}//p' "$0" >&2; exit 2; }
themes=$(cd "$(dirname "$0")" && pwd)
theme=$1
picture=$themes/$theme/screenshot.${FORMAT:-png}
site=$(cd "$2" && pwd)
[ -d "$themes/$theme" ] || { echo "no theme '$theme' in $themes" >&2; exit 2; }
[ -f "$site/index.html" ] || { echo "no index.html in $site" >&2; exit 2; }
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}

post=${3:-$(grep -o '<h2><a href="[^"]*"' "$site/index.html" | head -n 1 | cut -d '"' -f 2)}
[ -n "$post" ] || { echo "the home page links to no post: name one" >&2; exit 2; }

work=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# Port 0 lets the system choose a free one; the server says which on its first line.
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$site" >"$work/log" 2>&1 &
server=$!
port=
for _ in 1 2 3 4 5 6 7 8 9 10; do
  port=$(sed -n 's/.* port \([0-9]*\).*/\1/p' "$work/log" | head -n 1)
  [ -z "$port" ] || break
  sleep 0.5
done
[ -n "$port" ] || { cat "$work/log" >&2; exit 1; }

# shot URL FILE WIDTH HEIGHT SCHEME (0 is dark, 1 is light)
shot() {
  "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars \
    --force-prefers-reduced-motion --disable-checker-imaging --virtual-time-budget=10000 \
    --user-data-dir="$work/profile" \
    --blink-settings=preferredColorScheme="$5" --window-size="$3,$4" \
    --screenshot="$2" "$1" >/dev/null 2>"$work/chromium.log" \
    || { cat "$work/chromium.log" >&2; exit 1; }
}

width=${WIDTH:-900}
height=$((width * 5 / 4))
shot "http://127.0.0.1:$port/" "$work/home.png" "$width" "$height" 1
shot "http://127.0.0.1:$port/${post#/}" "$work/post.png" "$width" "$height" 0
cat >"$work/both.html" <<'HTML'
<!doctype html><title>Both</title>
<style>body{margin:0;display:flex}img{width:50%}</style><img src="home.png"><img src="post.png">
HTML
shot "file://$work/both.html" "$picture" 1440 900 1
echo "$picture"
