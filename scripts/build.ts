import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';
import { noticesOf } from './notices.ts';

/** inquirer's editor prompt brings a 0.5 MB character-set library; we never open an editor. */
const noEditor: Plugin = {
  name: 'no-editor',
  setup(on) {
    on.onResolve({ filter: /^@inquirer\/external-editor$/ }, () => ({ path: 'external-editor', namespace: 'no-editor' }));
    on.onLoad({ filter: /.*/, namespace: 'no-editor' }, () => ({
      contents: 'export function editAsync() { throw new Error("the editor prompt is not part of this build"); }',
    }));
  },
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
const result = await build({
  entryPoints: { main: 'src/cli/entry.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  minify: true,
  // Names are kept because errors are told apart by name; short lines keep a crash readable.
  keepNames: true,
  lineLimit: 200,
  legalComments: 'none',
  metafile: true,
  plugins: [noEditor],
  // Some of the bundled packages are CommonJS and call require for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);" },
});
await writeFile('dist/meta.json', JSON.stringify(result.metafile));
await writeFile('THIRD-PARTY-NOTICES.txt', await noticesOf(Object.keys(result.metafile.inputs)));
