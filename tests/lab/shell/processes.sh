# Waiting for servers to answer, and ending them by the process files they left. Sourced, not run.

# Waits until a command succeeds, as long as process $2 lives and for a minute at most: await NAME PROCESS COMMAND...
await() {
  local name=$1 process=$2 deadline=$((SECONDS + 60))
  shift 2
  until "$@"; do
    kill -0 "$process" 2>/dev/null || fail "$name stopped before it answered"
    ((SECONDS < deadline)) || fail "$name did not answer within a minute"
    sleep 0.05
  done
}

# Whether process $1 lives and is one of ours: its command line has to mention $2 (that of a dead one is empty).
is_ours() {
  tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -- "$2"
}

# Ends the process named in file $1, if its command line mentions $2, and then what it started.
end_process() {
  local file=$1 mark=$2 process deadline=$((SECONDS + 60))
  [[ -f $file ]] || return 0
  process=$(<"$file")
  if is_ours "$process" "$mark"; then
    kill -TERM -- "-$process"
    while is_ours "$process" "$mark"; do
      ((SECONDS < deadline)) || fail "process $process does not end"
      sleep 0.05
    done
    kill -KILL -- "-$process" 2>/dev/null || true
  fi
  rm -f "$file"
}
