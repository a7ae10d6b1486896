# The image: a stopped MariaDB, a SQLite file and uploads, made once and copied at each start. Sourced, not run.

source "$lab_folder/shell/story.sh"
source "$lab_folder/shell/databases.sh"

# After so many days the newest rows are no longer new, and the image is made again.
image_days=7

# Prints the folder of the image for these sources, making it first if need be.
image_folder() {
  local image
  image=$(test_cache)/lab-$(image_key)
  mkdir -p "$(test_cache)"
  (
    # One builds, others wait for it.
    flock 9
    if [[ ! -d $image || -n $(find "$image/built" -mtime "+$image_days") ]]; then
      image_build "$image" >&2
    fi
  ) 9>"$(test_cache)/lab.lock"
  printf '%s\n' "$image"
}

# What the image is made from: sources, program versions.
image_key() {
  (
    cd "$lab_folder"
    find content databases wiki shell -type f | LC_ALL=C sort | xargs sha256sum
    grep MW_VERSION "$(mediawiki_folder)/includes/Defines.php"
    mariadbd --version
    php --version
  ) | sha256sum | cut -c 1-16
}

image_build() {
  local image=$1 started=$SECONDS scratch
  say "Building the lab's image (once for these sources; a few minutes)"
  rm -rf "$image" "$(test_cache)"/lab-build.*
  scratch=$(mktemp -d "$(test_cache)/lab-build.XXXXXX")
  image_fill "$scratch"
  date +%s >"$scratch/built"
  mv -T "$scratch" "$image"
  image_forget_others "$image"
  say "Built in $((SECONDS - started)) s: $(du -sh "$image" | cut -f 1) in $image"
}

# Images of other sources go once they are old: a checkout beside this one may still use its own.
image_forget_others() {
  local built
  for built in "$(test_cache)"/lab-*/built; do
    if [[ $built != "$1/built" && -n $(find "$built" -mtime "+$image_days") ]]; then
      rm -rf "${built%/built}"
    fi
  done
}

image_fill() {
  local folder=$1 sockets socket
  sockets=$(mktemp -d /tmp/wikigraph-lab.XXXXXX)
  socket=$sockets/mariadb
  # shellcheck disable=SC2064 # the folders are known now
  trap "end_process ${folder@Q}/mariadb.pid ${folder@Q}/mariadb; rm -rf '$sockets'" EXIT
  mkdir "$folder/images" "$folder/messages" "$folder/sqlite"
  mariadb_create "$folder/mariadb"
  mariadb_start "$folder/mariadb" "$socket" "$folder/mariadb.pid" --skip-networking --innodb-buffer-pool-size=512M
  mariadb --no-defaults --socket="$socket" --user=root mysql <"$lab_folder/databases/accounts.sql"
  build_databases "$folder" "$socket"
  end_process "$folder/mariadb.pid" "$folder/mariadb"
  rm -rf "$folder"/*.log "$sockets"
  trap - EXIT
}
