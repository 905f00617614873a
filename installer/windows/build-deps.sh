#!/bin/bash
# SPDX-License-Identifier: MIT
# Builds what the Windows programs are linked with: static Qt, QtKeychain and libsodium, for one architecture, outside
# the tree.
#
#   build-deps.sh x64|x86               build (returns at once when it is there already)
#   build-deps.sh x64|x86 --print-dir   print the folder; all of it is in its qt/
#   build-deps.sh x64|x86 --print-key   print the key of versions and options (for a build cache)
#
# ESU_CACHE  where to put it (default: ${XDG_CACHE_HOME:-~/.cache}/esu-wizard)
# ESU_JOBS   how many compilers at a time (default: all processors)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${ESU_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/esu-wizard}
jobs=${ESU_JOBS:-$(nproc)}

# The host's moc, rcc and uic must be of the very version that is cross-compiled, so the Debian release is fixed too.
qt_version=6.4.2
qt_suite=bookworm
qt_source=qt6-base=6.4.2+dfsg-10
qt_tarball=qt6-base_6.4.2+dfsg.orig.tar.xz
qt_sha256=4f14b89a9463a540fd84a6718b8519a2297119b454ef547721015a9e9019ae9e

keychain_version=0.15.0
keychain_suite=trixie
keychain_source=qtkeychain=0.15.0-1
keychain_tarball=qtkeychain_0.15.0.orig.tar.gz
keychain_sha256=f4254dc8f0933b06d90672d683eab08ef770acd8336e44dfa030ce041dc2ca22

# With Debian's patches, which lie in libsodium/: not every mirror serves the other files of a source package.
sodium_version=1.0.18
sodium_suite=bookworm
sodium_source=libsodium=1.0.18-1+deb12u1
sodium_tarball=libsodium_1.0.18.orig.tar.gz
sodium_sha256=d59323c6b712a1519a5daf710b68f5e7fde57040845ffec53850911f10a5d4f4

# Off because Debian's source lacks its files (tabletevent), because Windows 7 lacks what it imports (direct2d,
# directwrite3), because TLS is Windows' own (openssl), or because the product has no use for it. AVX is off because
# GCC does not align the Win64 stack for 32-byte spills.
qt_off=(
    sql dbus xml printsupport concurrent androiddeployqt windeployqt qmake
    opengl vulkan openssl icu glib zstd tabletevent direct2d direct2d1_1 directwrite3 cpp-winrt etw
    freetype gif ico jpeg movie mimetype textmarkdownreader textmarkdownwriter textodfwriter
    tuiotouch imageformat_ppm imageformat_xbm
    brotli gssapi sctp dtls ocsp networkdiskcache networklistmanager
    mdiarea dockwidget lcdnumber dial fontcombobox fontdialog columnview undocommand undostack undogroup undoview
    toolbox splashscreen datawidgetmapper keysequenceedit
    jalalicalendar hijricalendar islamiccivilcalendar
    avx avx2 f16c vaes avx512f
)
qt_options=(
    # Qt compiles this path into the program; it must not tell where it was built. It is installed elsewhere.
    -DCMAKE_INSTALL_PREFIX=/qt
    -DCMAKE_BUILD_TYPE=MinSizeRel
    -DBUILD_SHARED_LIBS=OFF
    -DQT_BUILD_EXAMPLES=OFF
    -DQT_BUILD_TESTS=OFF
    -DINPUT_opengl=no
    -DINPUT_openssl=no
    -DFEATURE_system_zlib=OFF
    -DFEATURE_testlib=ON
    -DFEATURE_schannel=ON
    -DFEATURE_pkg_config=OFF
)
for feature in "${qt_off[@]}"; do
    qt_options+=("-DFEATURE_${feature//-/_}=OFF")
done

usage() {
    sed -n '3,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
}

case ${1-} in
    x64) triplet=x86_64-w64-mingw32 ;;
    x86) triplet=i686-w64-mingw32 ;;
    *) usage ;;
esac
arch=$1
toolchain=$here/toolchain-$arch.cmake

# One key for both architectures, so that one cache holds both.
key=$({
    printf '%s\n' "$qt_source" "$qt_sha256" "$keychain_source" "$keychain_sha256" "${qt_options[@]}"
    cat "$here/toolchain-x64.cmake" "$here/toolchain-x86.cmake" "$here/qtkeychain/CMakeLists.txt"
} | sha256sum | cut -c1-16)
# libsodium has a key of its own, so that another recipe of it rebuilds no Qt.
sodium_key=$({
    printf '%s\n' "$sodium_source" "$sodium_sha256"
    cat "$here/toolchain-x64.cmake" "$here/toolchain-x86.cmake" "$here/libsodium/CMakeLists.txt" \
        "$here"/libsodium/*.c "$here"/libsodium/*.patch
} | sha256sum | cut -c1-16)
base=$cache/windows-$key
dir=$base/$arch
stamp=$dir/complete
sodium_stamp=$dir/libsodium-$sodium_key

case ${2-} in
    --print-key) echo "$key-$sodium_key"; exit 0 ;;
    --print-dir) echo "$dir"; exit 0 ;;
    '') ;;
    *) usage ;;
esac

say() { printf 'windows-%s: %s\n' "$arch" "$*"; }
die() { printf 'windows-%s: %s\n' "$arch" "$*" >&2; exit 1; }

# Runs a command with its output in a log; the log's end is shown only when the command fails.
logged() {
    local log=$1; shift
    if ! "$@" >>"$log" 2>&1; then
        tail -n 30 "$log" >&2
        die "failed; the whole log is $log"
    fi
}

if [[ -e $stamp && -e $sodium_stamp ]]; then
    say "ready in $dir"
    exit 0
fi

mkdir -p "$dir/logs" "$cache/sources"
exec 9>"$dir/lock"
flock 9
if [[ -e $stamp && -e $sodium_stamp ]]; then
    say "ready in $dir"
    exit 0
fi

check_tools() {
    local missing=() tool
    for tool in cmake ninja patch apt-get dpkg-source "$triplet-gcc-posix" "$triplet-g++-posix" "$triplet-windres"; do
        command -v "$tool" >/dev/null || missing+=("$tool")
    done
    ((${#missing[@]} == 0)) || die "missing: ${missing[*]} (packages: $here/packages.txt)"
    local host
    host=$(qtpaths6 --query QT_VERSION 2>/dev/null || true)
    [[ $host == "$qt_version" ]] || die "the host's Qt tools are '${host:-missing}', needed is $qt_version"
}

# The Debian mirror this machine already uses; naming one here would tie the project to it.
debian_mirror() {
    apt-get --print-uris update 2>/dev/null |
        sed -nE "s,^'(.*/)dists/($qt_suite|stable|oldstable)/(In)?Release'.*,\1,p" | head -n 1
}

have() { [[ -f $cache/sources/$1 ]] && echo "$2  $cache/sources/$1" | sha256sum --check --status; }

# fetch SUITE SOURCE=VERSION TARBALL SHA256: through apt, with its signature and hash checks, from an apt state of our
# own, so that neither the machine's sources nor its lists change. Only the upstream tarball: not every mirror serves
# the other files of a source package.
fetch() {
    local suite=$1 source=$2 tarball=$3 sha256=$4
    local state=$cache/apt-$suite log=$dir/logs/fetch.log mirror attempt
    have "$tarball" "$sha256" && return 0
    mirror=$(debian_mirror)
    [[ -n $mirror ]] || { say "this machine's apt has no Debian $qt_suite mirror" >&2; return 1; }
    rm -rf "$state"
    mkdir -p "$state/lists/partial" "$state/sources.d" "$state/cache" "$state/download"
    printf '%s\n' 'Types: deb-src' "URIs: $mirror" "Suites: $suite" 'Components: main' \
        'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg' >"$state/sources.d/debian.sources"
    local options=(
        -o "Dir::State::Lists=$state/lists" -o Dir::Etc::SourceList=/dev/null
        -o "Dir::Etc::SourceParts=$state/sources.d" -o "Dir::Cache=$state/cache"
        -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Sandbox::User=root
        -o APT::Update::Post-Invoke-Success::= -o DPkg::Lock::Timeout=600
    )
    for attempt in 1 2 3 4 5; do
        if apt-get "${options[@]}" --error-on=any update >>"$log" 2>&1 &&
            (cd "$state/download" && apt-get "${options[@]}" source --tar-only --download-only "$source") >>"$log" 2>&1
        then
            mv "$state/download/$tarball" "$cache/sources/$tarball"
            rm -rf "$state"
            have "$tarball" "$sha256" && return 0
            say "$tarball does not have the expected digest" >&2
            return 1
        fi
        sleep $((attempt * 3))
    done
    rm -rf "$state"
    return 1
}

fetch_all() {
    # Both architectures may be built at the same time.
    exec 8>"$cache/sources/lock"
    flock 8
    fetch "$sodium_suite" "$sodium_source" "$sodium_tarball" "$sodium_sha256" ||
        die "no $sodium_tarball (log: $dir/logs/fetch.log). It may also be put into $cache/sources by hand."
    if [[ -e $stamp ]]; then
        exec 8>&-
        return 0
    fi
    fetch "$qt_suite" "$qt_source" "$qt_tarball" "$qt_sha256" ||
        die "no $qt_tarball (log: $dir/logs/fetch.log). It may also be put into $cache/sources by hand."
    fetch "$keychain_suite" "$keychain_source" "$keychain_tarball" "$keychain_sha256" ||
        die "no $keychain_tarball (log: $dir/logs/fetch.log). It is Debian $keychain_suite's source package" \
            "${keychain_source%=*}; a mirror that has it, or the file put into $cache/sources by hand, will do."
    exec 8>&-
}

build_qt() {
    local log=$dir/logs/qt.log build=$dir/build-qt source=$dir/source-qt
    [[ -e $dir/qt/.built ]] && return 0
    rm -rf "$build" "$source" "$dir/qt"
    mkdir -p "$source" "$dir/qt"
    : >"$log"
    # Qt records the path of its toolchain file; a copy beside it stays valid when the working tree moves.
    cp "$toolchain" "$dir/toolchain.cmake"
    tar xf "$cache/sources/$qt_tarball" -C "$source" --strip-components=1
    local started=$SECONDS
    say "Qt $qt_version: configuring"
    logged "$log" cmake -G Ninja -S "$source" -B "$build" \
        -DCMAKE_TOOLCHAIN_FILE="$dir/toolchain.cmake" \
        -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR="/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/cmake" \
        "${qt_options[@]}"
    say "Qt $qt_version: compiling (about 20 minutes on two processors)"
    logged "$log" cmake --build "$build" --parallel "$jobs"
    logged "$log" cmake --install "$build" --prefix "$dir/qt"
    cp "$build/config.summary" "$dir/logs/qt-config.summary"
    rm -rf "$build" "$source"
    touch "$dir/qt/.built"
    say "Qt $qt_version: done in $((SECONDS - started)) s"
}

build_keychain() {
    local log=$dir/logs/qtkeychain.log build=$dir/build-qtkeychain source=$dir/source-qtkeychain
    rm -rf "$build" "$source"
    mkdir -p "$source"
    : >"$log"
    tar xf "$cache/sources/$keychain_tarball" -C "$source" --strip-components=1
    say "QtKeychain $keychain_version"
    logged "$log" cmake -G Ninja -S "$here/qtkeychain" -B "$build" \
        -DCMAKE_BUILD_TYPE=MinSizeRel -DCMAKE_INSTALL_PREFIX="$dir/qt" \
        -DCMAKE_TOOLCHAIN_FILE="$dir/qt/lib/cmake/Qt6/qt.toolchain.cmake" \
        -DQTKEYCHAIN_SOURCE_DIR="$source/qtkeychain" -DQTKEYCHAIN_VERSION="$keychain_version"
    logged "$log" cmake --build "$build" --parallel "$jobs"
    logged "$log" cmake --install "$build"
    rm -rf "$build" "$source"
}

build_sodium() {
    local log=$dir/logs/libsodium.log build=$dir/build-libsodium source=$dir/source-libsodium file
    rm -rf "$build" "$source"
    mkdir -p "$source"
    : >"$log"
    tar xf "$cache/sources/$sodium_tarball" -C "$source" --strip-components=1
    for file in "$here"/libsodium/*.patch; do logged "$log" patch -d "$source" -p1 -i "$file"; done
    say "libsodium $sodium_version"
    logged "$log" cmake -G Ninja -S "$here/libsodium" -B "$build" \
        -DCMAKE_BUILD_TYPE=MinSizeRel -DCMAKE_INSTALL_PREFIX="$dir/qt" -DCMAKE_TOOLCHAIN_FILE="$toolchain" \
        -DSODIUM_SOURCE_DIR="$source" -DSODIUM_VERSION="$sodium_version"
    logged "$log" cmake --build "$build" --parallel "$jobs"
    logged "$log" cmake --install "$build"
    rm -rf "$build" "$source" "$dir"/libsodium-*
    touch "$sodium_stamp"
}

check_tools
fetch_all
if [[ ! -e $stamp ]]; then
    build_qt
    build_keychain
    touch "$stamp"
fi
[[ -e $sodium_stamp ]] || build_sodium
say "ready in $dir"
