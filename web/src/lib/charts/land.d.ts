// The world map's shapes, which build/land.ts makes.
declare module 'virtual:land' {
  const shapes: { readonly sea: string; readonly land: string; readonly borders: string };
  export default shapes;
}
