# Sourced by conformance/run, harness/test and .ci/run: installs what is missing, builds a preset.
# Quiet: what the tools print goes to build/log/, and is shown when a step fails. On a terminal a
# line tells how far it is.

cmk_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cmk_log_dir=$cmk_root/build/log
export LC_ALL=C.UTF-8

cmk_say() { [ -t 2 ] && printf '\r\033[K%s' "$*" >&2 || true; }
cmk_say_end() { [ -t 2 ] && printf '\r\033[K' >&2 || true; }

# Fails with the end of a log.
cmk_fail() {
  cmk_say_end
  printf '%s failed; the end of %s:\n' "$1" "$2" >&2
  tail -n 40 "$2" >&2
  exit 70
}

cmk_packages() { sed -e 's/#.*//' -e 's/ .*//' -e '/^$/d' "$@"; }

# Installs the packages of the given lists that are missing, or says how to.
cmk_install() {
  local missing=() package log=$cmk_log_dir/apt.log sudo=
  mkdir -p "$cmk_log_dir"
  for package in $(cmk_packages "$@"); do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      sudo=sudo
    else
      printf 'Missing Debian packages. Install them with:\n  %s %s\n' \
        'sudo apt-get install --no-install-recommends' \
        "${missing[*]}" >&2
      exit 70
    fi
  fi
  cmk_say "installing ${#missing[@]} Debian packages"
  {
    $sudo apt-get update &&
      $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}"
  } >"$log" 2>&1 </dev/null || cmk_fail "apt-get install" "$log"
  cmk_say_end
}

# cmk_build PRESET [TARGET…]: configures and builds.
cmk_build() {
  local preset=$1 log line
  shift
  mkdir -p "$cmk_log_dir"
  log=$cmk_log_dir/build-$preset.log
  cmk_say "configuring $preset"
  (cd "$cmk_root" && cmake --preset "$preset") >"$log" 2>&1 ||
    cmk_fail "cmake --preset $preset" "$log"
  (cd "$cmk_root" && NINJA_STATUS='[%f/%t] ' ninja -C "build/$preset" "$@" 2>&1) |
    tee -a "$log" | while IFS= read -r line; do
    case $line in '['*) cmk_say "building $preset ${line%%]*}]" ;; esac
  done
  [ "${PIPESTATUS[0]}" -eq 0 ] || cmk_fail "building $preset" "$log"
  cmk_say_end
}
