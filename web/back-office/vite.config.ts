/** Builds the application of the staff into dist, which the server hands out under /app. */
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** While developing, the API is that of a server started by `npm start`. */
const SERVER = process.env.TACITE_URL ?? 'http://127.0.0.1:3000';
const API_PATHS = [
  '/Organization',
  '/Distribution',
  '/Finance',
  '/Notification',
  '/Sub',
  '/Offer',
  '/Session',
];

export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  plugins: [react(), tailwindcss()],
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, target: 'es2022' },
  server: { proxy: Object.fromEntries(API_PATHS.map((path) => [path, SERVER])) },
});
