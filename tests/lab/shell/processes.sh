# Waiting for servers to answer, and ending them by the process files they left. Sourced, not run.

# How many seconds anything may take: long, since a busy machine is slow and a failure shows earlier by itself.
patience=300

# Waits until a command succeeds, as long as process $2 lives: await NAME PROCESS COMMAND...
await() {
  local name=$1 process=$2 deadline=$((SECONDS + patience))
  shift 2
  until "$@"; do
    kill -0 "$process" 2>/dev/null || fail "$name stopped before it answered"
    ((SECONDS < deadline)) || fail "$name did not answer within $patience s"
    sleep 0.05
  done
}

# Whether process $1 lives and is one of ours: its command line has to mention $2 (that of a dead one is empty).
is_ours() {
  [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline") == *"$2"* ]]
}

# Ends the process named in file $1, if its command line mentions $2, and then what it started.
end_process() {
  local file=$1 mark=$2 process deadline=$((SECONDS + patience))
  [[ -f $file ]] || return 0
  process=$(<"$file")
  if is_ours "$process" "$mark"; then
    kill -TERM -- "-$process" 2>/dev/null || true
    while is_ours "$process" "$mark"; do
      ((SECONDS < deadline)) || fail "process $process did not end within $patience s"
      sleep 0.05
    done
    kill -KILL -- "-$process" 2>/dev/null || true
  fi
  rm -f "$file"
}
