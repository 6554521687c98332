#!/bin/sh
# Installs the Debian packages named on the command line that are not there yet.
set -eu
if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "not a Debian system: install the equivalents of: $*" >&2
    exit 0
fi
# A package that another one provides counts as there: newer releases have libcurl4t64 for libcurl4.
present=$(dpkg-query -W -f='${db:Status-Status},${Package},${Provides}\n' |
    sed -n 's/^installed,//p' | sed 's/([^)]*)//g; s/ //g' | tr ',' '\n')
missing=""
for package in "$@"; do
    printf '%s\n' "$present" | grep -qxF "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
sudo=""
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "missing packages; as root: apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    sudo=sudo
fi
echo "installing$missing"
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 $missing >/dev/null
