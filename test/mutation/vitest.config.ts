import { defineConfig } from 'vitest/config';

/** The rooms' own tests: what only a test through the whole tool notices counts as unnoticed. */
export default defineConfig({
  test: {
    include: ['test/policy/**/*.test.ts', 'test/engine/**/*.test.ts'],
    // Thousands of runs a mutant, or a local Azure: what they alone notice counts as unnoticed too.
    exclude: ['test/policy/**/*.property.test.ts', 'test/policy/blocks/accepted.test.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C', NO_COLOR: '1' },
    testTimeout: 30_000,
    pool: 'threads',
  },
});
