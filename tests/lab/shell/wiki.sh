# MediaWiki on the lab's databases: its environment, its maintenance scripts and its web server. Sourced, not run.

# Sets, for this subshell, where MediaWiki of the lab in folder $1 (with images/ and messages/) finds the MariaDB on socket $2.
mediawiki_environment() {
  export MW_CONFIG_FILE=$lab_folder/wiki/LocalSettings.php MW_INSTALL_PATH
  MW_INSTALL_PATH=$(mediawiki_folder)
  export WIKIGRAPH_LAB_SOCKET=$2 WIKIGRAPH_LAB_IMAGES=$1/images WIKIGRAPH_LAB_MESSAGES=$1/messages
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

# Plays the story into the wiki that the environment names. Arguments are those of PlayStory.php.
mediawiki_play() {
  local era
  for era in ip temporary; do
    WIKIGRAPH_LAB_ERA=$era php "$MW_INSTALL_PATH/maintenance/run.php" "$lab_folder/content/PlayStory.php" --era "$era" "$@"
  done
}

# Starts PHP's server for the lab in folder $1 with the MariaDB on socket $2, at port $3.
wiki_start() {
  local folder=$1 socket=$2 port=$3 log=$1/run/wiki.log
  mkdir -p "$folder/web"
  ln -sfn "$(mediawiki_folder)" "$folder/web/w"
  ln -sfn "$folder/images" "$folder/web/images"
  (
    mediawiki_environment "$folder" "$socket"
    export WIKIGRAPH_LAB_SERVER=http://127.0.0.1:$port PHP_CLI_SERVER_WORKERS=4
    exec setsid php -d opcache.enable_cli=1 -d apc.enable_cli=1 -d display_errors=0 \
      -S "127.0.0.1:$port" -t "$folder/web" "$lab_folder/wiki/router.php" </dev/null >"$log" 2>&1
  ) &
  echo $! >"$folder/run/wiki.pid"
}

wiki_answers() {
  curl -sf -o "$1/run/siteinfo.json" "http://127.0.0.1:$2/w/api.php?action=query&meta=siteinfo&format=json"
}
