// Build of the page that measures charts, for `npm run bench:chart`.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

process.env.NODE_ENV = 'production';
export default defineConfig({
  plugins: [svelte()],
  base: './',
  // Here charts stand alone: nothing of a page comes in between.
  define: { 'import.meta.env.ALONE': 'true' },
  build: { rolldownOptions: { input: fileURLToPath(new URL('speed/index.html', import.meta.url)) } },
});
