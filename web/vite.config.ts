// Build of the explorer: static files in dist/, and a development server that passes /graphql on to a running API.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite';
import { firstPaint } from './build/first-paint.ts';
import { landShapes } from './build/land.ts';
import { packedFiles } from './build/packed.ts';
import { styleParts } from './build/rules.ts';

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

/**
 * Few files instead of many small ones, each of which costs a request and its headers: what every page needs, tables, what most pages
 * need, lists, what most pages with charts need; the rest by the pages that share it.
 */
const fewFiles = {
  groups: [
    { name: 'site', tags: ['$initial' as const], priority: 4 },
    { name: 'tables', test: /charts[\\/]table\.ts|ui[\\/](DataTable|TableSection|table\.ts|save-file)/, priority: 3 },
    { name: 'frames', test: /lib[\\/](ui|format|api|state|texts)[\\/]/, minShareCount: 16, priority: 2 },
    { name: 'lists', test: /ui[\\/]ListFrame|state[\\/](filter-by|export-file|address-condition|page\.)/, priority: 1 },
    { name: 'charts', test: /lib[\\/]charts[\\/]|node_modules[\\/](\.pnpm[\\/])?d3-/, minShareCount: 6, priority: 1 },
  ],
};

/** Files of charts that stand alone: what all of them need, and each kind's own. */
const chartFiles = {
  groups: [
    { name: 'alone', tags: ['$initial' as const], priority: 3 },
    { name: 'kit', test: /lib[\\/](ui|format|api|state|charts)[\\/]|embed[\\/](Alone|page)/, minShareCount: 9, priority: 1 },
  ],
};

/** The faces in which the server draws pictures of pages. */
const pictureFaces: Plugin = {
  name: 'picture-faces',
  applyToEnvironment: ({ name }) => name === 'server',
  generateBundle() {
    const folder = here('./src/server/fonts/');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.ttf'))) {
      this.emitFile({ type: 'asset', fileName: file, source: readFileSync(`${folder}${file}`) });
    }
  },
};

/** Pages and their modules, as routes.ts loads them. */
function routeFiles(): ReadonlyMap<string, string> {
  const routes = readFileSync(here('./src/routes/routes.ts'), 'utf8');
  const found = [...routes.matchAll(/'([a-z-]+\/\d)': \(\) => import\('\.\/([^']+)'\)/g)].map(
    ([, page = '', file = '']): [string, string] => [page, file],
  );
  return new Map([['/0', 'Overview.svelte'], ...found]);
}

/** What pages start with, for the server: the scripts that each needs besides the first one, and the style sheet in parts. */
const pageStarts: Plugin = {
  name: 'page-starts',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle: {
    // After Vite has taken away files that held nothing but styles.
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const withImports = (file: string, seen: Set<string>): Set<string> => {
        if (seen.has(file)) return seen;
        seen.add(file);
        for (const imported of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) withImports(imported, seen);
        return seen;
      };
      const first = chunks.filter(({ isEntry }) => isEntry).reduce((seen, { fileName }) => withImports(fileName, seen), new Set<string>());
      const scripts = [...routeFiles()].map(([page, file]): [string, string[]] => {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === here(`./src/routes/${file}`));
        if (chunk === undefined) throw new Error(`The build has no file for ${file}, the page ${page} of routes.ts.`);
        return [page, [...withImports(chunk.fileName, new Set())].filter((script) => !first.has(script))];
      });
      const styles = Object.values(bundle).flatMap((file) =>
        file.type === 'asset' && file.fileName.endsWith('.css') ? styleParts(file.source.toString()) : [],
      );
      this.emitFile({ type: 'asset', fileName: 'starts.json', source: JSON.stringify({ scripts: Object.fromEntries(scripts), styles }) });
    },
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
    plugins: [
      svelte(),
      landShapes,
      embedAddresses,
      pictureFaces,
      pageStarts,
      firstPaint,
      packedFiles,
      ...(command === 'build' ? [documentsApart] : []),
    ],
    // Addresses of files are relative: the server puts the path in front under which the site lives.
    base: './',
    build,
    // Two bundles that share nothing: a chart in another site's page must not carry what the explorer's pages share.
    environments: {
      client: {
        build: { ...build, rolldownOptions: { input: here('index.html'), output: { codeSplitting: fewFiles } }, cssCodeSplit: false },
      },
      embed: {
        consumer: 'client',
        define: { 'import.meta.env.ALONE': 'true' },
        build: {
          ...build,
          emptyOutDir: false,
          copyPublicDir: false,
          cssCodeSplit: false,
          modulePreload: false,
          rolldownOptions: { input: here('embed.html'), output: { codeSplitting: chartFiles } },
        },
      },
      // What the server tells of pages itself: one file, as it is read once for each language, with all that it needs.
      server: {
        consumer: 'server',
        resolve: { noExternal: true },
        build: {
          outDir: 'dist/server',
          emptyOutDir: false,
          copyPublicDir: false,
          minify: false,
          target: 'node24',
          rolldownOptions: { input: here('src/server/pages.ts'), output: { entryFileNames: 'pages.js', codeSplitting: false } },
        },
      },
    },
    builder: {
      async buildApp(builder) {
        for (const name of ['client', 'embed', 'server']) {
          const environment = builder.environments[name];
          if (environment !== undefined) await builder.build(environment);
        }
      },
    },
    server: {
      proxy: Object.fromEntries(['/graphql', '/export'].map((path) => [path, process.env.LEASEBOOK_API ?? 'http://127.0.0.1:3400'])),
    },
  };
});
