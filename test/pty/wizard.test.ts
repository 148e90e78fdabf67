import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { startTestAzure } from '../support/local-azure.ts';
import { estateOfTwo, interrupted, type Talk } from './interrupts.ts';
import { keys, openTerminal, testOnTerminal } from './terminal.ts';

const { enter, interrupt, suspend } = keys;

/** Chosen by the environment, and of no use: no other way to sign in is tried. */
const nobodyIn = (folder: string) => ({ AZURE_FEDERATED_TOKEN_FILE: path.join(folder, 'none'), AZURE_CLIENT_ID: 'x', AZURE_TENANT_ID: 'y' });

testOnTerminal('in Japanese on 40 columns without colours, when the terminal gets another size or is left for a shell: back from the plan, another answer, and a Ctrl-C while it is applied', async () => {
  const azure = await startTestAzure({ edit: (demo) => demo.replace(/armLatencyMs: 0/, 'armLatencyMs: 150') });
  const terminal = openTerminal({ args: ['wizard', '--emulator-at', azure.readyFile], cwd: azure.folder, columns: 40, env: { NO_COLOR: '1', LC_ALL: 'ja_JP.UTF-8' } });
  try {
    await terminal.answer(['何をしますか?', '?']);
    await terminal.until('モデル用のゲートウェイは');
    expect(terminal.screen().filter((line) => line.includes('インポート'))).toEqual(['> インポート']);
    terminal.type('?');
    await terminal.until(/アカウントの前に[^]*Ctrl-C 終了/);
    terminal.resize(30, 15);
    await terminal.until(/- 操作の絞り込み[^]*Ctrl-C 終了/);
    const asked = terminal.screen().findLastIndex((line) => line.startsWith('何をしますか?'));
    expect(terminal.screen().slice(asked, asked + 4)).toEqual(['何をしますか?', '> インポート', '- 操作の絞り込み', '- ファサード']);
    terminal.resize(40, 24);
    await terminal.until(/ {2}操作の絞り込み[^]*Ctrl-C 終了/);
    // Nothing stops it here, and it goes on by itself.
    terminal.type(suspend);
    await terminal.answer(
      ['何をしますか?', enter],
      ['API の後ろに置く', enter],
      ['足りないモデル', enter],
      // A paste with line ends answers nothing.
      ['どの API 定義ですか?', '\u001B[200~v1 (\r\n\u001B[201~'],
      ['v1 (', enter],
      ['新しいロール', enter],
      ['この計画を適用しますか?', '<'],
      ['新しいロール', `${keys.down}${enter}`],
      ['この計画を適用しますか?', enter],
    );
    expect(terminal.text()).toContain('✔ API 定義: v1 (内蔵)');
    await terminal.until(/1\/\d/);
    terminal.type(interrupt);
    await terminal.until('Stopping:');
    expect(await terminal.ended).toBe(130);
    expect(terminal.text()).toContain('Cancelled: the steps under way');
    // oxlint-disable-next-line no-control-regex
    expect(terminal.raw()).not.toMatch(/\u001B\[[0-9;]*m/);
  } finally {
    await terminal.close();
    await azure.stop();
  }
}, 120_000);

testOnTerminal('on a dumb terminal the plan is asked about by line too, and a Ctrl-C there leaves nothing', async () => {
  const azure = await startTestAzure();
  const terminal = openTerminal({ args: ['--emulator-at', azure.readyFile], cwd: azure.folder, env: { TERM: 'dumb' } });
  try {
    await terminal.play(
      [/What do you want[^]*explains: $/, '7\r'],
      [/There is no "7" here[^]*: $/, '\r'],
      [/Which account[^]*goes back: $/, 'aoai-eus\r'],
      [/Which other[^]*goes back: $/, '1,2\r'],
      [/Which description[^]*goes back: $/, '\r'],
      [/Wait until[^]*goes back: $/, '\r'],
      [/Apply this plan[^]*goes back: $/, interrupt],
    );
    expect(await terminal.ended).toBe(130);
    expect(terminal.text()).toMatch(/^ {2}apim-llm import .*--account aoai-eus/m);
    expect(terminal.text().match(/error: Cancelled, nothing was changed\./g)).toHaveLength(1);
    expect(terminal.raw()).not.toContain('\u001B');
    expect(azure.writes()).toEqual([]);
  } finally {
    await terminal.close();
    await azure.stop();
  }
}, 120_000);

testOnTerminal('where nobody is signed in it starts a local Azure that stays, and takes it away again when nothing was made', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-pty-'));
  const terminal = openTerminal({ args: [], cwd: folder, env: nobodyIn(folder) });
  try {
    await terminal.answer(['Azure cannot be used yet.', enter], ['What do you want to do?', '']);
    const readyFile = path.join(folder, 'state/apim-llm/emulator/ready.json');
    expect(existsSync(readyFile)).toBe(true);
    terminal.type(interrupt);
    await terminal.until('The local Azure is stopped.');
    expect(await terminal.ended).toBe(130);
    expect(existsSync(readyFile)).toBe(false);
  } finally {
    await terminal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);

testOnTerminal('a Ctrl-C at every question leaves nothing behind, neither on Azure nor in the terminal', async () => {
  const azure = await startTestAzure({ edit: estateOfTwo });
  azure.forget();
  const lines = [['wizard'], ...interrupted.map(() => ['wizard', '--emulator-at', azure.readyFile])];
  const terminal = openTerminal({ script: path.resolve(import.meta.dirname, 'again.ts'), args: [JSON.stringify(lines)], cwd: azure.folder, env: nobodyIn(azure.folder) });
  try {
    for (const talk of [[['Azure cannot be used yet.', interrupt]], ...interrupted] as readonly Talk[]) {
      await terminal.answer(...talk);
      await terminal.until('error: Cancelled, nothing was changed.\r\nended with 130');
    }
    expect(await terminal.ended).toBe(0);
    expect(lines.length).toBeGreaterThan(20);
    expect(azure.writes()).toEqual([]);
    const times = (what: string): number => terminal.raw().split(what).length - 1;
    // Pastes are marked, and the cursor hidden, while it asks only.
    expect(times('\u001B[?2004h')).toBe(times('\u001B[?2004l'));
    expect(terminal.raw().lastIndexOf('\u001B[?25h')).toBeGreaterThanOrEqual(terminal.raw().lastIndexOf('\u001B[?25l'));
  } finally {
    await terminal.close();
    await azure.stop();
  }
}, 120_000);
