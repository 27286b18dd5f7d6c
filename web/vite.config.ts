import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.PACENOTE_SERVER ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  // Nothing is put into the page itself: the server's policy allows no inline script.
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0, target: 'es2022' },
  server: {
    proxy: {
      ...Object.fromEntries(
        [
          '/api',
          '/users',
          '/messages',
          '/notifications',
          '/health',
          '/sandbox/api',
          '/sandbox/mails',
          '/sandbox/next-day',
        ].map((path) => [path, server]),
      ),
      // Pages and data at the same addresses: what a browser opens stays here.
      ...Object.fromEntries(
        ['/parts', '/stock', '/reorder', '/analytics'].map((path) => [
          path,
          {
            target: server,
            bypass: ({ headers, url }: { headers: Record<string, unknown>; url?: string }) =>
              String(headers.accept).includes('text/html') && headers.authorization === undefined ? url : undefined,
          },
        ]),
      ),
      '/ws': { target: server, ws: true },
    },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
