import { defineConfig, type Plugin } from 'vite';
import { fileURLToPath } from 'node:url';

const stub = (name: string) => fileURLToPath(new URL(`harness/stubs/${name}.ts`, import.meta.url));

// Umbraco's package tells of its libraries' types only and leaves some of them out: what none of our elements calls is nothing here.
const nothingForTheRest: Plugin = {
  name: 'nothing-for-the-rest',
  async resolveId(id, importer, options) {
    const found = await this.resolve(id, importer, { ...options, skipSelf: true });
    return found ?? (/^[\w@]/.test(id) ? '\0nothing' : null);
  },
  load: (id) => (id === '\0nothing' ? { code: 'export default {};', syntheticNamedExports: true } : null),
};

// A page of its own for the tests: our elements with Umbraco's real base classes and UI library, and stubs for what needs a server.
export default defineConfig({
  publicDir: false,
  plugins: [nothingForTheRest],
  resolve: {
    alias: {
      '@umbraco-cms/backoffice/auth': stub('auth'),
      '@umbraco-cms/backoffice/document': stub('document'),
      '@umbraco-cms/backoffice/entity': stub('entity'),
    },
  },
  build: {
    lib: { entry: 'harness/harness.ts', formats: ['es'], fileName: () => 'harness.js' },
    outDir: 'harness/built',
    emptyOutDir: true,
    minify: false,
    rollupOptions: { output: { inlineDynamicImports: true } },
  },
});
