import type { Words } from '../emulator-document/language.ts';

export interface Task {
  readonly title: Words;
  /** Words of commands, in the order in which they are used. */
  readonly commands: readonly string[];
}

/** The commands by what people want to do; each stands once. */
export const tasks: readonly Task[] = [
  { title: { en: 'Try it without an Azure', ja: 'Azure なしで試す' }, commands: ['demo', 'emulator start', 'emulator stop'] },
  { title: { en: 'Be led', ja: '質問に答えて進める' }, commands: ['wizard'] },
  { title: { en: 'Put an account behind an API', ja: 'アカウントを API の後ろに置く' }, commands: ['import', 'spec list', 'spec show'] },
  { title: { en: 'Open only what is deployed', ja: 'デプロイされたものだけを開く' }, commands: ['prune-ops'] },
  { title: { en: 'Send models to several accounts', ja: 'モデルを複数のアカウントへ振り分ける' }, commands: ['facade add', 'facade list', 'facade remove'] },
  { title: { en: 'Add quotas up', ja: 'クォータを合わせる' }, commands: ['pool create', 'pool list', 'pool show', 'pool add-member', 'pool remove-member', 'pool delete'] },
  { title: { en: 'Overflow while one is throttled', ja: '混んでいる間だけ他へ送る' }, commands: ['burst enable', 'burst show', 'burst disable'] },
  { title: { en: 'Call it', ja: '呼び出す' }, commands: ['probe'] },
  { title: { en: 'See who answered, and what it cost', ja: '誰が応答したか、いくらかかったかを見る' }, commands: ['monitor enable', 'monitor query', 'monitor tail', 'monitor workbook', 'monitor alerts', 'monitor disable'] },
  { title: { en: 'Keep it in order', ja: '状態を保つ' }, commands: ['status', 'apply', 'undo', 'destroy'] },
  { title: { en: 'Type less', ja: '入力を減らす' }, commands: ['completion'] },
];
