#!/bin/sh
# Double-click to start Five Steps (macOS, Linux): makes its own environment once, then opens the browser.
cd "$(dirname "$0")" || exit 1
PORT="${PORT:-8501}"

say_and_wait() {
    echo "$1"
    printf 'Press Enter to close this window. '
    read -r _
    exit 1
}

find_python() {
    for name in python3.14 python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

if [ ! -x .venv/bin/fivesteps ]; then
    PYTHON="$(find_python)"
    [ -n "$PYTHON" ] || say_and_wait "Five Steps needs Python 3.11 or newer. Get it at https://www.python.org/downloads/ and start this file again."
    echo "Setting up Five Steps. This takes a minute or two, once."
    "$PYTHON" -m venv .venv || say_and_wait "Python could not make .venv. On Debian and Ubuntu: sudo apt install python3-venv"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . ||
        say_and_wait "Setting up did not work. Check the connection to the internet and start this file again."
fi

(
    sleep 3
    if command -v open >/dev/null 2>&1; then
        open "http://localhost:$PORT"
    elif command -v xdg-open >/dev/null 2>&1; then
        xdg-open "http://localhost:$PORT"
    fi
) >/dev/null 2>&1 &
.venv/bin/fivesteps serve --port "$PORT" || say_and_wait "Five Steps has stopped. The reason stands above."
