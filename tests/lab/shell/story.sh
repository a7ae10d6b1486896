# Filling the wikis with content, the two on MariaDB and the one in a SQLite file. Sourced, not run.

# How much of the bulk the SQLite wiki gets, in percent: it is there to be read at all, not to be large.
sqlite_percent=20

install_wiki() {
  local folder=$1 socket=$2
  mediawiki_install "$folder" --dbtype mysql --dbserver "localhost:$socket" --dbname lab143 \
    --dbuser lab_owner --dbpass lab_owner >"$folder/install.log"
}

fill_wiki() {
  local folder=$1 socket=$2 now=$3
  say "lab143: the story"
  (
    mediawiki_environment "$folder" "$socket"
    mediawiki_play "ip temporary" --now "$now"
  )
}

# Its uploads and messages lie elsewhere, so that the two wikis can be filled at once.
fill_sqlite_wiki() {
  local folder=$1 now=$2 scratch=$1/sqlite-scratch
  mkdir -p "$scratch/images" "$scratch/messages" "$scratch/data"
  say "lab143.sqlite: the story in brief"
  mediawiki_install "$scratch" --dbtype sqlite --dbname lab143 --dbpath "$scratch/data" >"$folder/sqlite-install.log"
  (
    mediawiki_environment "$scratch" none
    export WIKIGRAPH_LAB_SQLITE=$scratch/data/lab143.sqlite
    mediawiki_play "ip temporary" --now "$now" --percent "$sqlite_percent"
  ) >"$folder/sqlite-story.log"
  mv "$scratch/data/lab143.sqlite" "$folder/sqlite/"
  rm -r "$scratch"
}

# The wiki for writing has files of its own, too, since it runs beside the other.
fill_workshop() {
  local folder=$1 socket=$2 now=$3 files=$1/workshop
  mkdir -p "$files/images" "$files/messages"
  say "edits143: the workshop"
  mediawiki_install "$files" --dbtype mysql --dbserver "localhost:$socket" --dbname edits143 \
    --dbuser lab_owner --dbpass lab_owner >"$folder/workshop-install.log"
  (
    mediawiki_environment "$files" "$socket"
    export WIKIGRAPH_LAB_WIKI=edits143
    php "$MW_INSTALL_PATH/maintenance/run.php" update --quick >"$folder/workshop-update.log"
    mediawiki_play workshop --now "$now"
  )
}
