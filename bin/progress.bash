# Sourced by the other scripts: runs a step quietly and tells how long it has taken.

# progress WORDS COMMAND...: runs the command with its output in a file. After two seconds the words
# and the elapsed time are shown; when it fails, so is the output.
progress() {
  local words=$1 log status=0 began=$SECONDS pid shown=
  shift
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    if ((SECONDS - began >= 2)); then
      shown=yes
      progress_line "$words" "$((SECONDS - began))"
    fi
    sleep 0.2
  done
  wait "$pid" || status=$?
  if [[ -n $shown ]]; then
    progress_end "$words" "$((SECONDS - began))" "$status"
  fi
  if ((status != 0)); then
    echo "FAILED: $words; it printed:" >&2
    tail -n 60 "$log" >&2
  fi
  rm -f "$log"
  return "$status"
}

# One line that counts on a terminal; elsewhere a line at the start and every ten seconds.
progress_line() {
  if [[ -t 2 ]]; then
    printf '\r\033[K%s … %ss' "$1" "$2" >&2
  elif [[ ${progress_said-} != "$1 $(($2 / 10))" ]]; then
    progress_said="$1 $(($2 / 10))"
    printf '%s … %ss\n' "$1" "$2" >&2
  fi
}

progress_end() {
  local end=done
  (($3 == 0)) || end=failed
  [[ ! -t 2 ]] || printf '\r\033[K' >&2
  printf '%s … %s after %ss\n' "$1" "$end" "$2" >&2
  progress_said=
}
