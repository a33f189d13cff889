// `npm start`: everything at once, from an empty clone to a page in the browser.
process.argv.splice(2, 0, 'start');
await import('./leasebook.mjs');
