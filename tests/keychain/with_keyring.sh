#!/bin/sh
# SPDX-License-Identifier: MIT
# with_keyring.sh DIR PROGRAM [ARGUMENT…]: runs PROGRAM in a D-Bus session of its own with a real, unlocked gnome-keyring whose
# files lie below DIR, then proves that these files are encrypted and hold no key in clear. Ends only what it started.
set -eu

if [ "$1" != --in-session ]; then
    for tool in dbus-run-session gnome-keyring-daemon gdbus; do
        command -v "$tool" >/dev/null || { echo "with_keyring.sh: no $tool" >&2; exit 1; }
    done
    home=$(mktemp -d "$1/keyring-home.XXXXXX")
    shift
    trap 'rm -rf "$home"' EXIT
    mkdir -m 700 "$home/data" "$home/run" "$home/config" "$home/cache"
    unset XDG_CURRENT_DESKTOP DESKTOP_SESSION KDE_FULL_SESSION GNOME_KEYRING_CONTROL DISPLAY WAYLAND_DISPLAY
    HOME=$home XDG_DATA_HOME=$home/data XDG_RUNTIME_DIR=$home/run XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache \
        ESU_TEST_KEYRING_IS_PRIVATE=1 dbus-run-session -- "$0" --in-session "$@"
    exit
fi
shift

# With an empty password gnome-keyring keeps its files in plain text.
printf 'only for this test' | gnome-keyring-daemon --foreground --unlock --components=secrets >"$HOME/daemon.log" 2>&1 &
daemon=$!
trap 'kill "$daemon" 2>/dev/null; wait "$daemon" 2>/dev/null || true' EXIT
gdbus wait --session --timeout 30 org.freedesktop.secrets || { cat "$HOME/daemon.log" >&2; exit 1; }

"$@"

# The last test leaves an entry behind, so there is something to find.
set -- "$XDG_DATA_HOME"/keyrings/*.keyring
[ -s "$1" ] || { echo "with_keyring.sh: no keyring file was written" >&2; exit 1; }
for file; do
    case $(head -c 12 "$file") in
    GnomeKeyring*) ;;
    *) echo "with_keyring.sh: $file is not encrypted" >&2; exit 1 ;;
    esac
done
# The sample key of the tests: with dashes, without, in base64 and in UTF-16 (dots match the zero bytes).
for form in BCDFG-HJKMP-QRTVW-XY234-6789B BCDFGHJKMPQRTVWXY2346789B QkNERkctSEpLTVAtUVJUVlctWFkyMzQtNjc4OUI \
    'B.C.D.F.G.-.H.J.K.M.P.-.Q.R.T.V.W'; do
    if LC_ALL=C grep -raq -e "$form" "$HOME"; then
        echo "with_keyring.sh: a key lies in clear below the private home" >&2
        exit 1
    fi
done
