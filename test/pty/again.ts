import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The built program with one command line after the other, in one process and its terminal: a process for each takes a second. */
const root = path.resolve(import.meta.dirname, '../..');
const program = pathToFileURL(path.join(root, 'dist/main.js'));
const [node = '', , lines = '[]'] = process.argv;
for (const [index, line] of (JSON.parse(lines) as readonly (readonly string[])[]).entries()) {
  process.argv = [node, path.join(root, 'bin/apim-llm.js'), ...line];
  await import(`${program.href}?${index}`);
  process.stderr.write(`ended with ${process.exitCode ?? 0}\n`);
}
process.exitCode = 0;
