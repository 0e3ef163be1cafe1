# What benchmarks of a module's records have in common: sourced by them after usage() and the values they begin with. "sizes" names the
# options that are numbers, "main" the class, and about says the size in words.
databases=derby,postgres times=30 keep= jvm= only= in=
while [ $# -gt 0 ]; do
  case "$1" in
    --databases) databases=${2:?--databases needs a list}; shift 2 ;;
    --jvm) jvm=${2:?--jvm needs options}; shift 2 ;;
    --roles) roles=${2:?--roles needs a list}; shift 2 ;;
    --only) only=${2:?--only needs a pattern}; shift 2 ;;
    --in) in=${2:?--in needs a folder}; keep=1; shift 2 ;;
    --keep) keep=1; shift ;;
    -h | --help) usage; exit 0 ;;
    *)
      name=${1#--}
      if [[ $1 != --* || " $sizes times port " != *" $name "* ]]; then usage >&2; exit 2; fi
      case "${2:-}" in '' | *[!0-9]*) echo "benchmarks: $1 needs a number" >&2; exit 2 ;; esac
      declare "$name=$2"; shift 2 ;;
  esac
done
numbers=()
for name in $sizes times port; do numbers+=("--$name" "${!name}"); done
if [ -n "$jvm" ]; then export EXTRA_JAVA_OPTS="${EXTRA_JAVA_OPTS:-} $jvm"; fi
[ -x "$CTDP_DIST/bin/ctdp-instance" ] || { echo "benchmarks: no distribution in $CTDP_DIST; build it with ./ctdp build" >&2; exit 5; }
home=${JAVA_HOME:+$JAVA_HOME/bin/}
command -v "${home}javac" > /dev/null || { echo "benchmarks: a Java development kit is missing" >&2; exit 5; }

# Also after a part that broke off, and when somebody ends it: what was measured is shown.
tables() {
  [ -s "$work/tables" ] || return 0
  echo
  echo "$(date -u +%F), $(nproc) cores, $(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GB, load $(cut -d' ' -f1 /proc/loadavg) at the end, $("${home}java" -version 2>&1 | head -n 1 | tr -d '"'), $(about)${jvm:+, with $jvm}"
  echo
  cat "$work/tables"
  rm "$work/tables"
}

if [ -n "$in" ]; then mkdir -p "$in"; work=$(readlink -f "$in"); else work=$(mktemp -d "${TMPDIR:-/tmp}/ctdp-benchmarks.XXXXXX"); fi
runner=
cleanup() {
  set +e
  trap '' INT TERM
  if [ -n "$runner" ]; then kill "$runner" 2> /dev/null; wait "$runner" 2> /dev/null; fi
  tables
  if [ -s "$work/postgres.folder" ]; then
    local folder server
    folder=$(cat "$work/postgres.folder")
    server=$(head -n 1 "$folder/db/postmaster.pid" 2> /dev/null)
    if [ -n "$server" ]; then
      kill -QUIT "$server" 2> /dev/null
      for ((i = 0; i < 100; i++)); do kill -0 "$server" 2> /dev/null || break; sleep 0.1; done
    fi
    rm -rf "$folder"
  fi
  if [ -n "$keep" ]; then echo "benchmarks: kept in $work" >&2; else rm -rf "$work"; fi
}
trap cleanup EXIT
trap 'exit 130' INT TERM

[ -s "$work/password" ] || echo "Do-tai-$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')" > "$work/password"
CTDP_LOAD_PASSWORD=$(cat "$work/password")
export CTDP_LOAD_PASSWORD
classpath=$(find "$CTDP_DIST/system" "$CTDP_DIST/lib" -name 'jackson-*.jar' -o -name 'postgresql-*.jar' -o -name 'derby-runtime-*.jar' -o -path '*/core-api-*.jar' -o -name 'collation-*.jar' | tr '\n' ':')
mkdir -p "$work/classes"
"${home}javac" -nowarn -XDsuppressNotes --release 17 -d "$work/classes" -cp "$classpath" \
  $(find "$here/java" "$root/itests/src/test/java/vn/ctdp/sim" -name '*.java')
"${home}java" -Xmx2g -XX:+UseSerialGC -Djava.locale.providers=SPI,CLDR,COMPAT -Dderby.storage.pageCacheSize=40000 -cp "$work/classes:$classpath" "vn.ctdp.bench.$main" --dist "$CTDP_DIST" --work "$work" --root "$root" \
  --databases "$databases" "${numbers[@]}" --roles "$roles" --only "$only" &
runner=$!
failed=0
wait "$runner" || failed=$?
runner=
tables
exit "$failed"
