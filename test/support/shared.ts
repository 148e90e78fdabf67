import { existsSync } from 'node:fs';
import path from 'node:path';
import { test, type TestFunction } from 'vitest';

const shared = path.resolve(import.meta.dirname, '../../../shared');

/** A file of `../shared`: Azure's own specs and recordings, which are not part of this repository. */
export function sharedFile(name: string): string {
  return path.join(shared, name);
}

/** A test that needs `../shared`. Without that folder it says that it skips; with REQUIRE_SHARED=1 it fails. */
export function testWithShared(name: string, needs: string, run: TestFunction): void {
  const there = existsSync(sharedFile(needs));
  if (there || process.env['REQUIRE_SHARED'] === '1') {
    test(name, (context) => {
      if (!there) throw new Error(`REQUIRE_SHARED=1, but ../shared/${needs} is not there`);
      return run(context);
    });
  } else {
    test(`${name} (skipped: ../shared/${needs} is not there)`, (context) => context.skip());
  }
}
