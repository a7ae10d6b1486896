# What up, down and the copies have in common, with the shell of the test lab. Sourced, not run.

data_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab_folder=$(cd "$data_folder/../../tests/lab" && pwd)

say() { printf '%s\n' "$*" >&2; }
fail() { printf '%s: %s\n' "$0" "$*" >&2; exit 1; }

for part in cache processes mariadb wiki databases; do
  source "$lab_folder/shell/$part.sh"
done
mariadb_options=$data_folder/mariadb.cnf

# Prints the socket of the MariaDB of folder $1. Its path may be no longer than about a hundred bytes.
socket_of() {
  [[ -f $1/run/sockets ]] || fail "$1 is not up"
  printf '%s/mariadb\n' "$(<"$1/run/sockets")"
}

# Sets a variable in $1/bench.env: set_variable DIR NAME VALUE
set_variable() {
  local file=$1/bench.env
  touch "$file"
  sed -i "/^$2=/d" "$file"
  printf '%s=%s\n' "$2" "$3" >>"$file"
}

# The tables that are filled; the rest stay as MediaWiki's installer left them.
filled_tables=(
  user actor user_groups comment revision page content slots site_stats logging recentchanges change_tag_def change_tag
)
