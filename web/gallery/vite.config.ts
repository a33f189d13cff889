// Build of the page that measures charts, for `npm run bench:chart`.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

process.env.NODE_ENV = 'production';
export default defineConfig({
  plugins: [svelte()],
  base: './',
  build: { rolldownOptions: { input: fileURLToPath(new URL('speed/index.html', import.meta.url)) } },
});
