#!/bin/sh
# Makes sure there is a Chromium for the browser tests; elsewhere than on Debian as root it says what is missing.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
    echo "Chromium could not be installed. Check apt-get, or install a package named chromium." >&2
    exit 1
fi
echo "The browser tests need Chromium. Install it (the command is chromium, chromium-browser or google-chrome)." >&2
exit 1
