#!/usr/bin/env bash
# The parts of tests that pip does not bring: a browser, PostgreSQL, and a WordPress with its database and PHP.
# Where there is no root or no apt, nothing is installed and the tests that need them are skipped, with the reason.
set -euo pipefail
parts=(chromium fonts-noto-core fonts-noto-cjk postgresql mariadb-server wordpress php-cli php-mysql php-xml php-curl php-mbstring)
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "no root or no apt here: tests that need ${parts[*]} will be skipped"
    exit 0
fi
for part in "${parts[@]}"; do
    if ! dpkg-query --show --showformat='${db:Status-Status}' "$part" 2> /dev/null | grep -q '^installed$'; then
        apt-get update --quiet
        DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "${parts[@]}"
        break
    fi
done
