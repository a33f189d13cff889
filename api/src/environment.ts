// Runs before everything else: graphql-js and Apollo check every value twice unless NODE_ENV is production (measured: a
// third of the requests a second), and graphql-js reads it once, when it is loaded.
process.env.NODE_ENV ??= 'production';
