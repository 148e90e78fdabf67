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

const result = await build({
  entryPoints: { main: 'src/cli/entry.ts' },
  outdir: 'dist',
  bundle: true,
  // Written only when all is well, so that a failed build leaves the last one in place.
  write: false,
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
await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
await Promise.all(result.outputFiles.map((file) => writeFile(file.path, file.contents)));
await writeFile('dist/meta.json', JSON.stringify(result.metafile));
await writeFile('THIRD-PARTY-NOTICES.txt', await noticesOf(Object.keys(result.metafile.inputs)));
