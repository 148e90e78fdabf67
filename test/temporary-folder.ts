import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Everything that tests put into the temporary folder stands in one of their own, which goes when the last one is done. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-tests-'));
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
