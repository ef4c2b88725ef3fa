# One image for every role: `web`, `worker` and `all` by ROLE, the migrations and the other commands by what is run in it.
ARG NODE_IMAGE=docker.io/library/node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
ENV DO_NOT_TRACK=1 TURBO_TELEMETRY_DISABLED=1
WORKDIR /vitrina
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci
RUN npm run build
# Sentry finds places in our code by the source maps; they are handed over here, and nothing of them goes into the image.
ARG SENTRY_ORG=
ARG SENTRY_PROJECT=
ARG SENTRY_URL=
RUN --mount=type=secret,id=sentry_auth_token \
    SENTRY_AUTH_TOKEN="$(cat /run/secrets/sentry_auth_token 2>/dev/null || true)" npm run sentry:sourcemaps -- --optional
# What serves needs no compiler, no test tool and no second Node.
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --ignore-scripts --workspace @vitrina/api --include-workspace-root=false \
 && rm -rf tooling/* .turbo apps/*/source-maps apps/admin/src apps/creator/src \
 && find apps packages prisma \( -name '*.test.ts' -o -name '*.test.tsx' -o -name '*.db-test.ts' -o -name '*.test-kit.ts' -o -name '*.bench.ts' \) -delete

FROM ${NODE_IMAGE}
ARG RELEASE=unreleased
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 RELEASE=${RELEASE}
WORKDIR /vitrina
COPY --from=build --chown=0:0 /vitrina /vitrina
# Nothing of the program can be changed by the program; only a sealed backup waits on a disk, to be sent.
RUN mkdir /spool && chown 65534:65534 /spool
USER 65534:65534
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node"]
CMD ["apps/api/src/main.ts"]
