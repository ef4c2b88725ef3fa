#!/bin/sh
# Puts a release on this host without a pause: tooling/delivery/deploy.sh RELEASE
# The same with an earlier release goes back to it, because migrations only widen.
set -eu
cd "$(dirname "$0")/../.."
RELEASE=${1:?which release, such as 2026-11-28.1}
export RELEASE

docker image inspect "${VITRINA_IMAGE:-vitrina}:$RELEASE" >/dev/null 2>&1 \
  || { [ -n "${VITRINA_IMAGE:-}" ] && docker compose pull --quiet web-a; } \
  || docker compose build web-a
docker compose up --detach --wait mongo-1 mongo-2 mongo-3
docker compose run --rm mongo-init
docker compose run --rm migrate
for service in web-a web-b worker proxy; do
  docker compose up --detach --no-deps --wait --wait-timeout 120 "$service"
  echo "$service runs $RELEASE."
done
docker image prune --force --filter "until=720h" >/dev/null
