// Build of the explorer: static files in dist/, and a development server that passes /graphql on to a running API.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig(({ command }) => {
  // A build is what readers get, whatever asked for it: tests build too, with NODE_ENV=test, which would keep Svelte's own checks in it.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [svelte()],
    build: {
      // The first versions with light-dark(), which the colours stand on.
      target: ['chrome123', 'firefox120', 'safari17.5'],
      // The style sheet and scripts must be files of our own host: a strict Content-Security-Policy allows no data: scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 800,
    },
    server: {
      proxy: { '/graphql': process.env.LEASEBOOK_API ?? 'http://127.0.0.1:4000' },
    },
  };
});
