# One image for the indexer and the API with the explorer; the command decides.
FROM node:24-bookworm-slim AS build
WORKDIR /leasebook
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile \
 && PATH="$PWD/node_modules/.bin:$PATH" vite build web

FROM node:24-bookworm-slim
WORKDIR /leasebook
ENV NODE_ENV=production LEASEBOOK_HOST=0.0.0.0
COPY --from=build --chown=node:node /leasebook /leasebook
USER node
EXPOSE 3400
ENTRYPOINT ["node", "cli/src/main.ts"]
CMD ["api"]
