import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C', NO_COLOR: '1' },
    globalSetup: 'test/temporary-folder.ts',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'threads',
    // Files share a worker and what it has loaded: loading was most of the time. No test leaves anything behind in a module.
    isolate: false,
    // Node runs TypeScript as it is, here as elsewhere: quicker than what Vite makes of it.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // By itself vitest leaves one processor out; of two, that is half.
    maxWorkers: '100%',
  },
});
