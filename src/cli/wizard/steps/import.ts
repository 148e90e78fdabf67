import { surfaceUrl } from '../../../desired/account.ts';
import type { Seen } from '../../../model/live.ts';
import type { Choice } from '../../../model/question.ts';
import { textAt } from '../../../model/json.ts';
import { publishedVersions } from '../../../openapi/catalogue.ts';
import { accountChoice, accountsOf } from '../account-choice.ts';
import { answerOf, ask, pass, type Step } from '../step.ts';
import type { Texts } from '../texts/texts.ts';

export const accountStep: Step = {
  id: 'account',
  turn(sight) {
    const { texts } = sight;
    const choices = accountsOf(sight).map((account) => ({ ...accountChoice(account, sight), refused: refusalOf(account, texts) }));
    const usual = accountsOf(sight).find((account) => account.deployments.length > 0 && refusalOf(account, texts) === undefined);
    return ask({ kind: 'one', ...texts.account, choices, usual: usual && accountChoice(usual, sight).value });
  },
};

export const furtherStep: Step = {
  id: 'further',
  turn(sight) {
    const { texts } = sight;
    const first = accountsOf(sight).find((account) => accountChoice(account, sight).value === answerOf(sight, 'account'));
    const has = new Set(first?.deployments.map(({ name }) => name.toLowerCase()));
    const choices = accountsOf(sight).flatMap((account): readonly Choice[] => {
      const more = account.deployments.map(({ name }) => name).filter((name) => !has.has(name.toLowerCase()));
      if (account === first || more.length === 0 || refusalOf(account, texts) !== undefined) return [];
      return [{ ...accountChoice(account, sight), about: texts.further.adds(more.join(', ')) }];
    });
    const { help, label, text } = texts.further;
    return choices.length === 0 ? pass : ask({ kind: 'some', text, label, help, choices, usual: [], check: () => undefined });
  },
};

export const descriptionStep: Step = {
  id: 'description',
  turn({ texts }) {
    const { builtin, builtinV1, help, label, text } = texts.description;
    return ask({ kind: 'one', text, label, help, choices: [{ value: 'builtin', ...builtin }, { value: 'builtin-v1', ...builtinV1 }, ...published(texts)], usual: 'builtin' });
  },
};

export const waitStep: Step = {
  id: 'wait',
  turn({ texts }) {
    const { help, label, no, text, yes } = texts.wait;
    return ask({ kind: 'one', text, label, help, choices: [{ value: 'yes', ...yes }, { value: 'no', ...no }], usual: 'yes' });
  },
};

/** Newest first. */
function published({ description }: Texts): readonly Choice[] {
  return publishedVersions.toReversed().flatMap(({ contents, stability, version }) => (contents === undefined ? [] : [{ value: version, name: version, facts: `${description[stability]} · ${description.published(contents.operations)}` }]));
}

function refusalOf(account: Seen, { refused }: Texts): string | undefined {
  if ((textAt(account.body, 'properties', 'customSubDomainName') ?? '') === '') return refused.noSubdomain;
  return surfaceUrl(account, 'openai') === undefined ? refused.noIdentityKey : undefined;
}
