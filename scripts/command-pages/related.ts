import type { Language, Words } from '../emulator-document/language.ts';
import { pageName } from './names.ts';
import { tasks } from './tasks.ts';

/** Pages of docs/ by their names without ending. */
const pages = {
  concepts: { en: 'Concepts', ja: '考え方' },
  burst: { en: 'What a burst does with each answer', ja: 'バーストが応答ごとに行うこと' },
  emulator: { en: 'The local Azure', ja: 'ローカル Azure' },
  errors: { en: 'Errors', ja: 'エラー' },
  'from-the-article': { en: 'From the article to commands', ja: '記事の手順からコマンドへ' },
  monitor: { en: 'Monitoring', ja: '監視' },
  'monitor-queries': { en: 'Asking the logs', ja: 'ログへの問い合わせ' },
  'monitor-alerts': { en: 'Workbook and alerts', ja: 'ブックとアラート' },
  guide: { en: 'Guide', ja: 'ガイド' },
  pipelines: { en: 'In pipelines', ja: 'パイプラインで' },
  troubleshooting: { en: 'Troubleshooting', ja: '困ったとき' },
} as const satisfies Readonly<Record<string, Words>>;

type Page = keyof typeof pages;

/** Commands and pages that go with one. Those of the same task are there by themselves. */
const related: Readonly<Record<string, { readonly commands?: readonly string[]; readonly pages?: readonly Page[] }>> = {
  import: { commands: ['prune-ops', 'facade add', 'probe', 'status'], pages: ['guide', 'concepts', 'from-the-article'] },
  'prune-ops': { commands: ['import', 'status'], pages: ['guide', 'concepts'] },
  facade: { commands: ['prune-ops', 'pool create'], pages: ['guide', 'concepts'] },
  pool: { commands: ['burst enable', 'probe'], pages: ['guide', 'concepts', 'burst'] },
  burst: { commands: ['pool create', 'probe'], pages: ['guide', 'concepts', 'burst'] },
  'monitor enable': { commands: ['destroy'], pages: ['monitor'] },
  'monitor disable': { commands: ['destroy'], pages: ['monitor'] },
  'monitor query': { pages: ['monitor-queries'] },
  'monitor tail': { pages: ['monitor-queries'] },
  'monitor workbook': { pages: ['monitor-alerts'] },
  'monitor alerts': { pages: ['monitor-alerts'] },
  status: { commands: ['import', 'prune-ops'], pages: ['guide', 'concepts', 'pipelines', 'troubleshooting'] },
  apply: { pages: ['pipelines', 'concepts'] },
  undo: { pages: ['guide', 'concepts'] },
  probe: { commands: ['burst enable', 'monitor query'], pages: ['guide', 'pipelines', 'troubleshooting'] },
  destroy: { commands: ['facade remove', 'pool delete', 'burst disable', 'monitor disable'], pages: ['concepts'] },
  emulator: { commands: ['probe'], pages: ['emulator'] },
  wizard: { commands: ['import', 'demo'] },
  demo: { commands: ['import', 'wizard'], pages: ['emulator'] },
};

export function relatedLinks(path: readonly string[], language: Language): string {
  const own = path.join(' ');
  const { commands = [], pages: names = [] } = related[own] ?? related[path[0] ?? ''] ?? {};
  const siblings = tasks.find(({ commands: all }) => all.includes(own))?.commands ?? [];
  const others = [...new Set([...siblings, ...commands])].filter((name) => name !== own);
  const links = [
    ...others.map((name) => `[${name}](${pageName(name.split(' '), language)})`),
    ...[...names, 'errors' as const].map((name) => `[${pages[name][language]}](../${pageName([name], language)})`),
  ];
  return links.join(' · ');
}
