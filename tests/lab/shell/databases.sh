# The databases beside the wiki's own: a big one, copies in newer shapes, and views over them all. Sourced, not run.

build_databases() {
  local folder=$1 socket=$2 now others wiki
  now=$(date +%s)
  install_wiki "$folder" "$socket"
  # Filling the wiki leaves one processor idle.
  {
    fill_big "$socket"
    fill_sqlite_wiki "$folder" "$now"
    fill_workshop "$folder" "$socket" "$now"
  } &
  others=$!
  fill_wiki "$folder" "$socket" "$now"
  mariadb_run "$socket" lab143 <"$lab_folder/databases/indexes.sql"
  copy_wiki "$socket" lab143 lab145
  mariadb_run "$socket" lab145 <"$lab_folder/databases/shape145.sql"
  copy_wiki "$socket" lab145 lab146
  mariadb_run "$socket" lab146 <"$lab_folder/databases/shape146.sql"
  wait "$others" || fail "the big wiki, the SQLite wiki or the workshop could not be filled (see $folder/*.log)"
  for wiki in lab143 lab145 lab146 big; do
    php "$lab_folder/databases/views.php" "$socket" "$wiki" | mariadb_run "$socket" mysql
  done
  mariadb_run "$socket" mysql <"$lab_folder/databases/meta.sql"
  for wiki in lab143 lab145 lab146 edits143; do
    measure "$socket" "$wiki"
  done
}

# The names of a database's tables.
tables_of() {
  mariadb_run "$1" information_schema --skip-column-names <<<"SELECT table_name FROM tables WHERE table_schema = '$2'"
}

# New tables like those of another wiki, with nothing in them: clone_tables SOCKET FROM TO
clone_tables() {
  local socket=$1 from=$2 to=$3 table
  {
    echo "CREATE DATABASE $to DEFAULT CHARACTER SET binary;"
    for table in $(tables_of "$socket" "$from"); do
      echo "CREATE TABLE $to.\`$table\` LIKE $from.\`$table\`;"
    done
  } | mariadb_run "$socket" mysql
}

copy_wiki() {
  local socket=$1 from=$2 to=$3 table
  clone_tables "$socket" "$from" "$to"
  for table in $(tables_of "$socket" "$from"); do
    echo "INSERT INTO $to.\`$table\` SELECT * FROM $from.\`$table\`;"
  done | mariadb_run "$socket" mysql
}

fill_big() {
  local socket=$1 part started=$SECONDS
  say "big: 50 000 pages, 220 000 revisions"
  clone_tables "$socket" lab143 big
  for part in "$lab_folder"/databases/big/*.sql; do
    sed 's/WIKI\./lab143./g' "$part" | mariadb_run "$socket" big
  done
  mariadb_run "$socket" big <"$lab_folder/databases/indexes.sql"
  measure "$socket" big
  say "big: done in $((SECONDS - started)) s"
}

# Tells the optimiser how the values are spread, as it would know them on a wiki that has lived for long.
measure() {
  local socket=$1 database=$2 table
  for table in $(tables_of "$socket" "$database"); do
    echo "ANALYZE TABLE $database.\`$table\` PERSISTENT FOR ALL;"
  done | mariadb_run "$socket" mysql >/dev/null
}
