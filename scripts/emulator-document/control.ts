import { controlCalls } from '../../src/emulator/control.ts';
import { signInCalls } from '../../src/emulator/sign-in/endpoints.ts';
import { code, list, table } from './language.ts';
import type { Language, Words } from './language.ts';

const heads: readonly Words[] = [{ en: 'call', ja: '呼び出し' }, { en: 'body', ja: '本文' }, { en: 'what', ja: '内容' }];

interface Call extends Words {
  readonly body?: string;
}

const words: Readonly<Record<string, Call>> = {
  'GET /_emulator/': { en: 'says that this is the local Azure, and its process id', ja: 'ローカル Azure であることとプロセス ID' },
  'GET /_emulator/attempts': { en: 'the calls that reached a backend, in order: `{"attempts":[{n, time, requestId, operation, backend, pool, host, account, deployment, clientRequestId, region, status, attempt, ms, reason}],"dropped"}`; with `?since=N` those behind the Nth', ja: 'バックエンドに届いた呼び出し (順に): `{"attempts":[{n, time, requestId, operation, backend, pool, host, account, deployment, clientRequestId, region, status, attempt, ms, reason}],"dropped"}`。`?since=N` で N 番目より後' },
  'GET /_emulator/breakers': { en: 'the breaker of every backend that has one, in every unit of the gateway: `{"breakers":[{id, backend, unit, state, openUntil, failures}]}`; `state` is `open` or `closed`, `failures` those that count towards opening it', ja: 'ブレーカーを持つ各バックエンドの、ゲートウェイのユニットごとの状態: `{"breakers":[{id, backend, unit, state, openUntil, failures}]}`。`state` は `open` か `closed`、`failures` は次に開くまでに数えられている失敗の数' },
  'GET /_emulator/logs': { en: 'rows of a table of a workspace as they were written, without a query: `?workspace=ID&table=NAME`; `{"rows":[…],"dropped"}`', ja: 'ワークスペースの表に書かれた行そのまま (クエリなし): `?workspace=ID&table=NAME`。`{"rows":[…],"dropped"}`' },
  'GET /_emulator/telemetry': { en: 'what policies told Event Hubs and Application Insights (`log-to-eventhub`, `emit-metric`, `trace`, token metrics): `{"events":[{n, time, kind, …}],"dropped"}`; with `?since=N` those behind the Nth', ja: 'ポリシーが Event Hubs と Application Insights に送ったもの (`log-to-eventhub`、`emit-metric`、`trace`、トークンのメトリック): `{"events":[{n, time, kind, …}],"dropped"}`。`?since=N` で N 番目より後' },
  'GET /_emulator/clock': { en: 'the clock, the requests that the gateways have received since the start, and those of them that are not wholly answered: `{"kind":"virtual","now":"…Z","calls":N,"open":M}`', ja: '時計と、起動後にゲートウェイが受け取った要求の数、そのうち応答し終えていないものの数: `{"kind":"virtual","now":"…Z","calls":N,"open":M}`' },
  'POST /_emulator/clock': {
    body: '{"advance":"PT60S","after":N,"until":"answer"}',
    en: 'moves the clock of a start with `--clock virtual` ([how](#moving-time)); answers `{"now","calls","open"}` when everything is idle',
    ja: '`--clock virtual` で起動した時計を進め ([方法](#時間を進める))、すべてが落ち着いたら `{"now","calls","open"}` を返す',
  },
  'POST /_emulator/faults': {
    body: '[{"match":{"plane":"arm","method":"PUT","path":"**/backends/*","nth":1},"respond":{"status":429}}]',
    en: 'answers (`respond` with `status`, `headers`, `body`), drops (`"drop":true`) or delays (`"delay":"PT2S"`) the calls that match; on plane `arm` (the default), `logs` (queries) or `model`, where `account` and `deployment` match too and delays go by the clock; replaces the list',
    ja: '一致した呼び出しに応答 (`respond` に `status`、`headers`、`body`)・切断 (`"drop":true`)・遅延 (`"delay":"PT2S"`) を与える。プレーンは `arm` (既定)、`logs` (クエリ)、`model` で、`model` では `account` と `deployment` でも絞れ、遅延は時計に従う (一覧を置き換え)',
  },
  'POST /_emulator/reset': { en: 'the state after start', ja: '起動直後の状態に戻す' },
};

export function controlIn(language: Language): string {
  const rows = controlCalls.map((call) => {
    const said = words[call];
    if (!said) throw new Error(`control.ts has no words for ${call}.`);
    return [code(call), said.body === undefined ? '' : code(said.body), said[language]];
  });
  return table(heads.map((head) => head[language]), rows);
}

export function signInIn(): string {
  return list(signInCalls.map(code));
}
