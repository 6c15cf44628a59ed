#!/bin/bash -eu
exec "$SRC/cmkconf/fuzz/build.sh"
