// Build of the explorer: static files in dist/, and a development server that passes /graphql on to a running API.
import { readFileSync } from 'node:fs';
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

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const DOCUMENTS = '/src/lib/generated/graphql.ts';

/**
 * The generated documents of all queries are one module, which all pages would load whole. Here each import of one becomes a module
 * of its own, so that a page loads its own queries.
 */
const documentsApart: Plugin = {
  name: 'documents-apart',
  enforce: 'post',
  transform(code, id) {
    // What is left in the module itself is made by a constructor that does nothing else, and is used by nobody.
    if (id.endsWith(DOCUMENTS))
      return { code: code.replaceAll('= new TypedDocumentString(', '= /* @__PURE__ */ new TypedDocumentString('), map: null };
    if (id.includes(DOCUMENTS) || !code.includes('generated/graphql')) return null;
    const apart = code.replace(/import\s*\{([^}]*)\}\s*from\s*["'][^"']*generated\/graphql(?:\.ts)?["'];?/g, (_whole, names: string) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => `import { ${name} } from ${JSON.stringify(`${here(`.${DOCUMENTS}`)}?document=${name}`)};`)
        .join(''),
    );
    return apart === code ? null : { code: apart, map: null };
  },
  resolveId: (source) => (source.includes(`${DOCUMENTS}?document=`) ? source : null),
  load(id) {
    const [file, name] = id.split('?document=');
    if (file === undefined || name === undefined) return null;
    const found = new RegExp(`export const ${name} = (new TypedDocumentString\\([^]*?\\)) as unknown as`).exec(readFileSync(file, 'utf8'));
    if (found === null) throw new Error(`The generated module has no document ${name}: run \`npm run codegen\`.`);
    return `import { TypedDocumentString } from ${JSON.stringify(file)};\nexport const ${name} = /* @__PURE__ */ ${found[1]};\n`;
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
    plugins: [svelte(), embedAddresses, pageHeads, ...(command === 'build' ? [documentsApart] : [])],
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
