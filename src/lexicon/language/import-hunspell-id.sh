#!/usr/bin/env bash
# Makes hunspell-roots.tsv again from Debian's package hunspell-id, by its name.
# Wants Debian or a system made from it, for apt-get and dpkg.
set -euo pipefail
table="$(cd "$(dirname "$0")" && pwd)/hunspell-roots.tsv"
project="$(cd "$(dirname "$0")/../../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get download hunspell-id && dpkg -x hunspell-id_*.deb unpacked)
cd "$project"
cargo run --quiet --locked --example import_hunspell -- "$work/unpacked/usr/share/hunspell/id_ID.dic" > "$work/table.tsv"
mv "$work/table.tsv" "$table"
