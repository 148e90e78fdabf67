import type { PolicyElement } from '../../../arm/policies/document.ts';
import type { GatewayCall } from '../../call.ts';
import type { Compiler } from '../../step.ts';
import { decodeEntities } from '../../xml/entities.ts';
import type { Changeable } from '../edit.ts';
import type { Edit } from '../edit.ts';
import { hasElements, innerText } from '../inner-xml.ts';
import { messageOf } from '../message-of.ts';
import { policyFailure } from '../policy-failure.ts';
import { replaceBody } from '../replace-body.ts';
import type { LiquidEngine } from './liquid-engine.ts';
import { liquidScope } from './liquid-scope.ts';
import type { LiquidScope } from './liquid-scope.ts';
import { changeTags } from './template-tags.ts';

/** A body from a Liquid template over the body that the pipeline has where the policy stands, of whatever message it makes one. */
export function liquidBody(element: PolicyElement, compiler: Compiler, load: () => Promise<LiquidEngine>): Edit<Changeable> {
  const template = templateOf(element);
  const nil = compiler.text(element, 'xsi-nil')?.literal === 'null' ? null : '';
  const parseDate = compiler.flag(element, 'parse-date')?.literal ?? true;
  let parsed: Promise<(scope: LiquidScope) => string | Promise<string>> | undefined;
  return async (call: GatewayCall, message) => {
    const scope = await liquidScope(call, messageOf(call), { nil, parseDate });
    try {
      parsed ??= load().then((engine) => engine.parse(template));
      replaceBody(message, await (await parsed)(scope));
    } catch (error) {
      throw policyFailure('set-body', `The Liquid template cannot be rendered: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

/** In a template of XML, `{% if a &gt; 1 %}` is a comparison. */
function templateOf(element: PolicyElement): string {
  const text = innerText(element);
  return hasElements(element) ? changeTags(text, (tag) => decodeEntities(tag) ?? tag) : text;
}
