import { defineConfig } from 'vite';

// Umbraco brings its own libraries, Lit among them; bundled once more, elements wouldn't find its contexts.
export default defineConfig({
  build: {
    lib: { entry: 'src/pace-learning.ts', formats: ['es'], fileName: () => 'pace-learning.js' },
    outDir: '../wwwroot/App_Plugins/PaceLearning',
    emptyOutDir: true,
    rollupOptions: { external: [/^@umbraco/] },
  },
});
