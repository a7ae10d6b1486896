# The OAuth stand-in before the wiki for writing: starting it. Sourced, not run.

# Starts it for the lab in folder $1, whose lab.json says where it listens; port $2 is that of the wiki behind it.
oauth_start() {
  local folder=$1 port=$2
  (
    export WIKIGRAPH_LAB_WIKI_PORT=$port
    exec setsid node "$lab_folder/oauth/stand-in.mjs" "$folder/lab.json" </dev/null >"$folder/run/oauth.log" 2>&1
  ) &
  echo $! >"$folder/run/oauth.pid"
}

oauth_answers() {
  curl -sf -o /dev/null "$1"
}
