import { readFileSync } from 'node:fs';

/** What CHANGELOG.md says about a version: the lines below its heading. Undefined where it has none, or nothing below it. */
export function notesOf(changelog: string, version: string): string | undefined {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## ${version} `) || line === `## ${version}`);
  if (start < 0) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  const notes = rest.slice(0, end < 0 ? rest.length : end).join('\n').trim();
  return notes === '' ? undefined : notes;
}

/** Why a tag cannot be released; undefined where it can. */
export function releaseFault(tag: string, version: string, changelog: string): string | undefined {
  if (tag !== `v${version}`) return `the tag ${tag} does not fit the version ${version} of package.json`;
  return notesOf(changelog, version) === undefined ? `CHANGELOG.md says nothing about ${version}` : undefined;
}

if (import.meta.main) {
  const [tag = ''] = process.argv.slice(2);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const fault = releaseFault(tag, version, changelog);
  if (fault === undefined) console.log(notesOf(changelog, version));
  else {
    console.error(`release: ${fault}`);
    process.exitCode = 1;
  }
}
