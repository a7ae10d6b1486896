# A MariaDB of the lab's own: making, starting and stopping it. Sourced, not run.

mariadb_options=$lab_folder/databases/mariadb.cnf

# Makes an empty datadir in folder $1 with the lab's accounts in it.
mariadb_create() {
  mariadb-install-db --defaults-file="$mariadb_options" --datadir="$1" --tmpdir="$(dirname "$1")" --user="$(id -un)" \
    --auth-root-authentication-method=normal --skip-test-db >"$1.install.log" 2>&1
}

# Starts a server on datadir $1 with socket $2 and process file $3; more options may follow. It answers when this returns.
# It must not hold the lock (9) that a build may be under. What is temporary lies beside the socket: a server that starts removes
# the temporary tables that others have in the same folder.
mariadb_start() {
  local data=$1 socket=$2 process=$3 log=$3.log
  shift 3
  setsid mariadbd --defaults-file="$mariadb_options" --datadir="$data" --socket="$socket" \
    --tmpdir="$(dirname "$socket")" --user="$(id -un)" "$@" </dev/null >"$log" 2>&1 9>&- &
  echo $! >"$process"
  await "MariaDB (see $log)" $! mariadb_answers "$socket"
}

# Any answer will do, be it that the account is not known.
mariadb_answers() {
  [[ -S $1 ]] && ! mariadb --no-defaults --socket="$1" --user=nobody -e '' 2>&1 | grep -q 'ERROR 2002\|ERROR 2013'
}

# Runs SQL from standard input, as the owner, on socket $1 and in database $2; options of the client may follow.
mariadb_run() {
  local socket=$1 database=$2
  shift 2
  mariadb --no-defaults --socket="$socket" --user=lab_owner --password=lab_owner --default-character-set=binary "$@" "$database"
}
