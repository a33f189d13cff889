#!/bin/sh
# Entry of the image: runs a Leasebook command in the image's own Node, with the flags about memory that scripts/leasebook.mjs gives and explains.
set -eu
export MALLOC_ARENA_MAX=1
case "${1:-}" in
  api | start)
    kind=serving
    export MALLOC_TRIM_THRESHOLD_=262144
    ;;
  *) kind=computing ;;
esac
flags=$(node --print "require('./cli/memory-flags.json').$kind.join(' ')")
# shellcheck disable=SC2086 -- several flags
exec node $flags cli/src/main.ts "$@"
