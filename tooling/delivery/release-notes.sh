#!/bin/sh
# What changed since the release before: tooling/delivery/release-notes.sh v1.2.0
set -eu
cd "$(dirname "$0")/../.."
release=${1:?which release}
before=$(git describe --tags --abbrev=0 --match 'v*' "$release^" 2>/dev/null || git rev-list --max-parents=0 "$release" | tail -1)

migrations=$(git diff --name-only --diff-filter=A "$before" "$release" -- 'prisma/migrations/app/*/ops.json' | cut -d/ -f4)
settings=$(git diff "$before" "$release" -- .env.example | sed -n 's/^+#* *\([A-Z][A-Z0-9_]*\)=.*/\1/p' | sort -u)

echo "## Before you put it on"
if [ -n "$migrations" ]; then printf 'Migrations to apply (old processes may go on serving):\n'; printf -- '- %s\n' $migrations; else echo "No migrations."; fi
if [ -n "$settings" ]; then printf '\nNew or changed settings in .env.example:\n'; printf -- '- %s\n' $settings; fi
printf '\n## What changed\n'
git log --no-merges --reverse --format='- %s' "$before..$release"
