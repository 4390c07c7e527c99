#!/usr/bin/env bash
# Trains and scores the peers beside Lantik, in a virtual environment of its own: benches/peers/run.sh GOLD.jsonl
set -euo pipefail
gold=$(realpath "${1:?usage: run.sh GOLD.jsonl}")
cd "$(dirname "$0")/../.."
work=${PEERS_DIR:-target/peers}
mkdir -p "$work"
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --requirement benches/peers/requirements.txt
cargo build --release --quiet
target/release/lantik export corpus --to sentences -o "$work/sentences.jsonl"
target/release/lantik tag "$gold" -o "$work/records.jsonl"
"$work/venv/bin/python" benches/peers/labels.py "$work/sentences.jsonl" "$gold" --lantik "$work/records.jsonl"
