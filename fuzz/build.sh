#!/usr/bin/env bash
# Builds the fuzz targets by the contract of OSS-Fuzz, on which ClusterFuzzLite stands too.
#
# In: CXX and CXXFLAGS (the compiler and the sanitizer's and engine's flags), LIB_FUZZING_ENGINE
# (what a target is linked with), WORK (a folder for the build), OUT (what is handed over);
# SANITIZER, CC, CFLAGS and SRC are part of the contract and not needed here.
# Out, in $OUT: for each target NAME, NAME_seed_corpus.zip, NAME.options and perhaps NAME.dict; the
# two crypto modules, what they read, and lib/ with the shared libraries that a bare system lacks.
# CMK_FUZZ_JOBS says how many compilers run at once, CMK_FUZZ_TARGETS which targets are built (all).
set -euo pipefail
shopt -s nullglob
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
: "${CXX:?}" "${LIB_FUZZING_ENGINE:?}" "${OUT:?}" "${WORK:?}"
build=$WORK/cmkconf

cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_COMPILER="$CXX" \
  -DCMAKE_CXX_FLAGS="${CXXFLAGS:-}" -DCMAKE_UNITY_BUILD=ON -DCMAKE_BUILD_RPATH='$ORIGIN/lib' \
  -DCMK_FUZZING_ENGINE="$LIB_FUZZING_ENGINE"
ninja -C "$build" -j "${CMK_FUZZ_JOBS:-$(nproc)}" cmk_fuzz_data \
  $(printf 'fuzz_%s ' ${CMK_FUZZ_TARGETS:-targets})

mkdir -p "$OUT/lib"
cd "$build/bin"
for data in fuzz_data ./*.so; do cp -r "$data" "$OUT/"; done
for module in "$OUT"/*.so; do chmod -x "$module"; done  # what is executable is a target to a fleet
for options in fuzz_*.options; do
  name=${options#fuzz_}
  name=${name%.options}
  [ -e "fuzz_$name" ] || continue
  [ "$name" != canary ] || continue  # it finds nothing unless its fault is switched on
  cp "fuzz_$name" "$OUT/$name"
  cp "$options" "$OUT/$name.options"
  [ ! -e "fuzz_$name.dict" ] || cp "fuzz_$name.dict" "$OUT/$name.dict"
  (cd "$root/corpus/$name" && rm -f "$OUT/${name}_seed_corpus.zip" &&
    find . -type f | LC_ALL=C sort | sed 's|^\./||' |
    xargs python3 -m zipfile -c "$OUT/${name}_seed_corpus.zip")
  # Of the shared libraries, a runner has those of the C library and of the compiler.
  ldd "fuzz_$name" | sed -n 's|.*=> \(/[^ ]*\) .*|\1|p' |
    grep -Ev '/(libc|libm|libdl|libpthread|librt|libresolv|libgcc_s)\.so' |
    xargs -r cp -L -t "$OUT/lib"
done
