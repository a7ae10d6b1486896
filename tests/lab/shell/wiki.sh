# MediaWiki on the lab's databases: its environment, its maintenance scripts and its web server. Sourced, not run.

# Sets, for this subshell, where MediaWiki of the lab in folder $1 (with images/ and messages/) finds the MariaDB on socket $2.
mediawiki_environment() {
  export MW_CONFIG_FILE=$lab_folder/wiki/LocalSettings.php MW_INSTALL_PATH
  MW_INSTALL_PATH=$(mediawiki_folder)
  export WIKIGRAPH_LAB_SOCKET=$2 WIKIGRAPH_LAB_IMAGES=$1/images WIKIGRAPH_LAB_MESSAGES=$1/messages WIKIGRAPH_LAB_EXTENSIONS
  WIKIGRAPH_LAB_EXTENSIONS=$(mediawiki_extensions_folder)
}

# Makes MediaWiki's tables and its first account: mediawiki_install FOLDER DATABASE-OPTIONS...
mediawiki_install() {
  local configuration=$1/configuration
  shift
  mkdir -p "$configuration"
  php "$(mediawiki_folder)/maintenance/install.php" "$@" --confpath "$configuration" \
    --scriptpath /w --server http://127.0.0.1 --pass lab-password-143 'Wikigraph Lab' Admin
  rm -r "$configuration"
}

# Plays these eras of the story into the wiki that the environment names: mediawiki_play ERAS ARGUMENTS-OF-PLAYSTORY...
mediawiki_play() {
  local eras=$1 era
  shift
  for era in $eras; do
    WIKIGRAPH_LAB_ERA=$era php "$MW_INSTALL_PATH/maintenance/run.php" "$lab_folder/content/PlayStory.php" --era "$era" "$@"
  done
}

# Starts PHP's server for the wiki whose images/ and messages/ are in folder $1, with the MariaDB on socket $2, at port $3.
# The wiki calls itself $4; its process file is $5.pid and its log $5.log.
wiki_start() {
  local folder=$1 socket=$2 port=$3 server=$4 process=$5
  mkdir -p "$folder/web"
  ln -sfn "$(mediawiki_folder)" "$folder/web/w"
  ln -sfn "$folder/images" "$folder/web/images"
  (
    mediawiki_environment "$folder" "$socket"
    export WIKIGRAPH_LAB_SERVER=$server PHP_CLI_SERVER_WORKERS=4
    # The longest text a page may have, when each of its bytes is written as three.
    exec setsid php -d opcache.enable_cli=1 -d apc.enable_cli=1 -d display_errors=0 -d post_max_size=16M \
      -S "127.0.0.1:$port" -t "$folder/web" "$lab_folder/wiki/router.php" </dev/null >"$process.log" 2>&1
  ) &
  echo $! >"$process.pid"
}

# Whether the wiki at port $1 answers.
wiki_answers() {
  curl -sf -o /dev/null "http://127.0.0.1:$1/w/api.php?action=query&meta=siteinfo&format=json"
}
