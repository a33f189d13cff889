// Build of the explorer: static files in dist/, and a development server that passes /graphql on to a running API.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite';
import { HEADS } from './src/routes/heads.ts';

/** In development, too, charts that stand alone have a page of their own. */
const embedAddresses: Plugin = {
  name: 'embed-addresses',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.startsWith('/embed/')) request.url = '/embed.html';
      next();
    });
  },
};

/** Documents of queries are made by a constructor that does nothing else: those that a bundle does not use are left out of it. */
const unusedDocuments: Plugin = {
  name: 'unused-documents',
  transform(code, id) {
    if (!id.endsWith('/generated/graphql.ts')) return null;
    return { code: code.replaceAll('= new TypedDocumentString(', '= /* @__PURE__ */ new TypedDocumentString('), map: null };
  },
};

/** What links to pages tell about them, for the server that answers them. */
const pageHeads: Plugin = {
  name: 'page-heads',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'heads.json', source: JSON.stringify(HEADS) });
  },
};

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const build: BuildEnvironmentOptions = {
  // The first versions with light-dark(), which the colours stand on.
  target: ['chrome123', 'firefox120', 'safari17.5'],
  // The style sheet and scripts must be files of our own host: a strict Content-Security-Policy allows no data: scripts.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  chunkSizeWarningLimit: 800,
};

export default defineConfig(({ command }) => {
  // A build is what readers get, whatever asked for it: tests build too, with NODE_ENV=test, which would keep Svelte's own checks in it.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [svelte(), embedAddresses, unusedDocuments, pageHeads],
    // Addresses of files are relative: the server puts the path in front under which the site lives.
    base: './',
    build,
    // Two bundles that share nothing: a chart in another site's page must not carry what the explorer's pages share.
    environments: {
      client: { build: { ...build, rolldownOptions: { input: here('index.html') } } },
      embed: {
        consumer: 'client',
        build: { ...build, emptyOutDir: false, copyPublicDir: false, rolldownOptions: { input: here('embed.html') } },
      },
    },
    builder: {
      async buildApp(builder) {
        for (const name of ['client', 'embed']) {
          const environment = builder.environments[name];
          if (environment !== undefined) await builder.build(environment);
        }
      },
    },
    server: {
      proxy: Object.fromEntries(['/graphql', '/export'].map((path) => [path, process.env.LEASEBOOK_API ?? 'http://127.0.0.1:4000'])),
    },
  };
});
