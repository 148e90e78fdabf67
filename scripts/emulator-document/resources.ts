import { allKinds } from '../../src/emulator/arm/all-kinds.ts';
import { apiVersions } from '../../src/emulator/arm/api-versions.ts';
import { plainRoutes } from '../../src/emulator/arm/front-door/plain-routes.ts';
import type { Kind, Methods } from '../../src/emulator/arm/kind.ts';
import { refusedValues } from '../../src/emulator/arm/refused-values.ts';
import { code, table } from './language.ts';
import type { Language, Words } from './language.ts';
import { aboveProviders, providerWords } from './provider-words.ts';

const heads: readonly Words[] = [
  { en: 'type', ja: '種類' },
  { en: 'resource', ja: 'リソース' },
  { en: 'list or action', ja: '一覧・アクション' },
  { en: 'subscription', ja: 'サブスクリプション' },
];
const versionWord: Words = { en: 'api-versions', ja: 'api-version' };
const atEveryScope: Words = { en: 'at every scope', ja: 'すべてのスコープ' };
const above: Words = { en: 'Above the providers', ja: 'プロバイダーの上' };
const pathHeads: readonly Words[] = [{ en: 'path', ja: 'パス' }, { en: 'methods', ja: 'メソッド' }];

/** A heading, a sentence and tables by api-versions for each provider. */
export function resourcesIn(language: Language): string {
  const providers = [...new Set(allKinds.map(({ provider }) => provider))].toSorted();
  return [plainIn(language), ...providers.map((provider) => providerIn(provider, language))].join('\n\n');
}

function plainIn(language: Language): string {
  const rows = plainRoutes.map(({ path, methods }) => [code(path), methods.join(', ')]);
  return [`#### ${above[language]}`, aboveProviders[language], `${versionWord[language]}: ${versionsOf({ apiVersions: apiVersions.resources })}`, table(pathHeads.map((head) => head[language]), rows)].join('\n\n');
}

function providerIn(provider: string, language: Language): string {
  const words = providerWords[provider];
  if (!words) throw new Error(`provider-words.ts has no words for ${provider}.`);
  const ours = allKinds.filter((kind) => kind.provider === provider);
  const versions = [...new Set(ours.map((kind) => versionsOf(kind)))];
  const tables = versions.map((text) => {
    const rows = ours.filter((kind) => versionsOf(kind) === text).toSorted(byType).map((kind) => row(kind, language));
    return `${versionWord[language]}: ${text}\n\n${table(heads.map((head) => head[language]), rows)}`;
  });
  return [`#### ${provider}`, words[language], ...tables].join('\n\n');
}

function versionsOf({ apiVersions: versions }: Pick<Kind, 'apiVersions'>): string {
  return versions.toSorted().join(', ');
}

function byType(a: Kind, b: Kind): number {
  return a.type.toLowerCase() < b.type.toLowerCase() ? -1 : 1;
}

function row(kind: Kind, language: Language): readonly string[] {
  const where = kind.level === 'extension' ? ` (${atEveryScope[language]})` : '';
  return [`${code(kind.type)}${where}`, methodsOf(kind, kind.item), methodsOf(kind, kind.collection), methodsOf(kind, kind.inSubscription)];
}

const order = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'];

function methodsOf({ provider, type }: Kind, methods: Methods = {}): string {
  const refused = refusedValues.flatMap(({ methods: all }) => (all?.type === `${provider}/${type}` ? all.names : []));
  return Object.keys(methods).filter((method) => !refused.includes(method)).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)).join(', ');
}
