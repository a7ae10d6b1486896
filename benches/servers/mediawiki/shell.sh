# Where things are, for prepare and start. Sourced, not run.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
source "$root/tests/lab/shell/cache.sh"

fail() { printf '%s: %s\n' "$0" "$*" >&2; exit 1; }

# PHP-FPM and nginx, and what MediaWiki makes of the texts of its interface.
programs=$(test_cache)/bench-mediawiki
messages=$programs/messages

# The release of PHP that is installed, such as 8.2: PHP-FPM must be of the same.
php_release() {
  php -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;'
}

# Sets what LocalSettings.php, php.ini and php-fpm.conf read.
mediawiki_environment() {
  export MW_CONFIG_FILE=$here/LocalSettings.php MW_INSTALL_PATH BENCH_MEDIAWIKI_MESSAGES=$messages PHP_INI_SCAN_DIR
  MW_INSTALL_PATH=$(mediawiki_folder)
  PHP_INI_SCAN_DIR=/etc/php/$(php_release)/cli/conf.d:$here/php
}
