import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { notesOf, releaseFault } from '../../scripts/release-notes.ts';

const changelog = '# Changelog\n\n## Unreleased\n\n- later\n\n## 1.2.0 (2026-12-01)\n\n- one\n- two\n\n## 1.1.0\n\n## 1.0.0\n\n- first\n';

describe('a release', () => {
  it('takes its notes from below its heading', () => {
    expect(notesOf(changelog, '1.2.0')).toBe('- one\n- two');
    expect(notesOf(changelog, '1.0.0')).toBe('- first');
    expect(notesOf(changelog, '1.2')).toBeUndefined();
  });

  it('is refused where the tag is another version, or the changelog says nothing', () => {
    expect(releaseFault('v1.2.0', '1.2.0', changelog)).toBeUndefined();
    expect(releaseFault('v1.2.1', '1.2.0', changelog)).toBe('the tag v1.2.1 does not fit the version 1.2.0 of package.json');
    expect(releaseFault('v1.1.0', '1.1.0', changelog)).toBe('CHANGELOG.md says nothing about 1.1.0');
  });

  it('has a changelog whose first heading is what is not released yet', () => {
    expect(notesOf(readFileSync('CHANGELOG.md', 'utf8'), 'Unreleased')).toBeDefined();
  });
});
