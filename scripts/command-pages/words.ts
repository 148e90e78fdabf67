import type { Words } from '../emulator-document/language.ts';

/** What stands on every page. */
export const words = {
  usage: { en: 'Usage', ja: '書式' },
  examples: { en: 'Examples', ja: '例' },
  arguments: { en: 'Arguments', ja: '引数' },
  options: { en: 'Options', ja: 'オプション' },
  globalOptions: { en: 'Global options', ja: '共通オプション' },
  permissions: { en: 'Permissions', ja: '必要な権限' },
  effects: { en: 'Side effects', ja: '副作用' },
  exitCodes: { en: 'Exit codes', ja: '終了コード' },
  result: { en: 'Result', ja: '結果' },
  related: { en: 'Related', ja: '関連' },
  argument: { en: 'argument', ja: '引数' },
  option: { en: 'option', ja: 'オプション' },
  what: { en: 'what', ja: '内容' },
  elsewhere: { en: 'environment variable, config key', ja: '環境変数、設定ファイルのキー' },
  code: { en: 'code', ja: 'コード' },
  meaning: { en: 'meaning', ja: '意味' },
  required: { en: 'required', ja: '必須' },
  repeatable: { en: 'repeatable', ja: '繰り返し可' },
  usual: { en: 'default', ja: '既定値' },
  values: { en: 'values', ja: '値' },
  noPermissions: { en: 'None.', ja: '不要です。' },
  allCommands: { en: 'all commands', ja: 'コマンド一覧' },
} as const satisfies Readonly<Record<string, Words>>;

export const sentences = {
  globals: { en: 'It takes these, which [all commands explain alike](README.md#global-options):', ja: '次のものを使えます ([説明](README.ja.md#共通オプション)):' },
  writes: {
    en: 'Nothing is written before the plan was shown and confirmed (`--yes` confirms), and nothing at all with `--dry-run`. What a run writes is kept on this machine, secrets masked, so that [`undo`](undo.md) can take it back.',
    ja: '計画を表示して確認を得るまで何も書き込みません (`--yes` は確認済みとみなします)。`--dry-run` では一切書き込みません。書き込んだ内容は秘密を伏せてこのマシンに記録され、[`undo`](undo.ja.md) で取り消せます。',
  },
  result: {
    en: 'Fields of `result` in the document of `--json`; everything around them is in [the schema](../schemas/report.v1.schema.json). Fields are added, never renamed.',
    ja: '`--json` の文書の `result` のフィールドです。その外側は[スキーマ](../schemas/report.v1.schema.json)にあります。フィールドは追加されることはあっても、改名されません。',
  },
  afterApply: { en: 'Absent on a dry run.', ja: 'ドライ ランにはありません。' },
  noResult: { en: 'It asks, so there is no `--json`.', ja: '質問するコマンドなので、`--json` はありません。' },
  otherResult: { en: 'As of the command that made the plan.', ja: '計画を作ったコマンドと同じです。' },
  fields: { en: 'The document of `--json` has a `result` with fields of its own, not described further.', ja: '`--json` の文書には固有のフィールドを持つ `result` があります。' },
} as const satisfies Readonly<Record<string, Words>>;
