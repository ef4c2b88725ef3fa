#!/bin/sh
# Starts compose.yaml with made-up settings, asks it, restarts it release over release under load, and takes it down again.
# It needs Docker, Node 24, and an image vitrina:$RELEASE.
set -eu
cd "$(dirname "$0")/../.."
: "${RELEASE:?which release}"
[ -e .env ] && { echo ".env is there already: this is for a machine that serves nobody."; exit 1; }

node tooling/delivery/src/try-settings.ts < .env.example | sed "s|^RELEASE=.*|RELEASE=$RELEASE|" > .env
printf 'MONGO_PASSWORD=%s\n' "$(openssl rand -hex 24)" >> .env
leave() { docker compose logs --tail 50; docker compose down --volumes --timeout 70; rm -f .env; }
trap leave EXIT

tooling/delivery/deploy.sh "$RELEASE"
ask() { docker compose exec -T proxy wget -q -O - "http://web-$1:4000/$2"; }
for server in a b; do
  ask "$server" readyz
  ask "$server" admin/ | grep -q '<div id="root"'
  ask "$server" creator/ | grep -q '<div id="root"'
done
tooling/delivery/deploy.sh "$RELEASE"
for server in a b; do ask "$server" readyz; done
echo "The host serves."
