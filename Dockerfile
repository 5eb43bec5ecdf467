# Two stages: the first has compilers and development packages, the second only what runs.
# `node scripts/check-image.mjs` runs these very steps where no image can be built.

FROM node:20-bookworm-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends g++ make python3 tini \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# Packages first: they change less often than the code, and this layer is kept.
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY scripts ./scripts
COPY tsconfig.json ./
COPY src ./src
RUN node scripts/build.mjs \
 && npm prune --omit=dev \
 && rm -rf node_modules/onnxruntime-node/bin/napi-v3/darwin node_modules/onnxruntime-node/bin/napi-v3/win32

FROM node:20-bookworm-slim
# With a port there are /healthz and /metrics, in long polling too; on every address of the container, which nothing reaches from outside
# unless it is published.
ENV NODE_ENV=production PORT=8080 HOST=0.0.0.0
WORKDIR /app
COPY --from=build /usr/bin/tini-static /usr/bin/tini-static
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY scripts/healthcheck.mjs ./scripts/healthcheck.mjs
COPY models ./models
COPY corpus ./corpus
# Written always; the articles only where documents are handed in by chat, into a folder that is mounted over these. A new named volume takes
# its owner from here; the index is built into it at the first start.
RUN mkdir index && chown 1000:1000 index
VOLUME ["/app/index"]
# `node` of the base image.
USER 1000:1000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "scripts/healthcheck.mjs"]
# An init hands signals on and reaps; node itself runs below it, not npm, which would end before the bot has answered.
ENTRYPOINT ["/usr/bin/tini-static", "--"]
CMD ["node", "dist/main.js"]
