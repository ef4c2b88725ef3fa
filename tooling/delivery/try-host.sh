#!/bin/sh
# Starts compose.yaml with made-up settings, asks it, restarts it release over release under load, and takes it down again.
# It needs Docker, and an image vitrina:$RELEASE.
set -eu
cd "$(dirname "$0")/../.."
: "${RELEASE:?which release}"
[ -e .env ] && { echo ".env is there already: this is for a machine that serves nobody."; exit 1; }

secret() { openssl rand -base64 48 | tr -d '\n'; }
sed -e "s|^AUTH_SECRETS=.*|AUTH_SECRETS=$(secret)|" \
    -e "s|^RELEASE=.*|RELEASE=$RELEASE|" \
    -e 's|^CLOUDINARY_URL=.*|CLOUDINARY_URL=cloudinary://key:secret@cloud|' \
    -e 's|^RESEND_API_KEY=.*|RESEND_API_KEY=re_made_up|' \
    -e 's|^GOOGLE_CLIENT_ID=.*|GOOGLE_CLIENT_ID=made-up|' \
    -e 's|^GOOGLE_CLIENT_SECRET=.*|GOOGLE_CLIENT_SECRET=made-up|' .env.example > .env
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
