import { after } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { Compiler, PolicyHandler } from '../step.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import { XmlFault, readXml } from '../xml/read-xml.ts';
import { conversionApplies, refuseUndocumented } from './conversion/conversion-applies.ts';
import { writeAsJson } from './conversion/write-as-json.ts';
import type { JsonStyle } from './conversion/write-as-json.ts';
import { heldBody } from './held-body.ts';
import { messageOf } from './message-of.ts';
import { evaluationFailure, policyFailure } from './policy-failure.ts';
import { replaceBody } from './replace-body.ts';

const undocumented = ['preserve-whitespace-nodes', 'empty-values', 'trim-values'];

export const xmlToJson: PolicyHandler = {
  element: 'xml-to-json',
  compile(element, compiler) {
    refuseUndocumented(element, undocumented);
    const applies = conversionApplies(element, compiler, 'xml', 'json');
    const style = styleOf(element, compiler);
    return (call) => {
      const message = messageOf(call);
      return after(applies(call, message.headers), (wanted) => {
        if (!wanted) return;
        return after(style(call), (json) =>
          after(heldBody(call, message, 'xml-to-json'), (bytes) => {
            if (bytes.length === 0) return;
            replaceBody(message, convert(bytes.toString(), json));
            message.headers.set('Content-Type', 'application/json');
          }),
        );
      });
    };
  },
};

function styleOf(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => JsonStyle | Promise<JsonStyle> {
  const stated = compiler.text(element, 'kind');
  const always = compiler.flag(element, 'always-array-child-elements');
  return (call) =>
    after(stated?.(call) ?? '', (kind) => {
      if (kind !== 'direct' && kind !== 'javascript-friendly') throw evaluationFailure('xml-to-json', `'${kind}' is none of javascript-friendly, direct.`);
      return after(always?.(call) ?? false, (alwaysArray) => ({ kind, alwaysArray }));
    });
}

function convert(text: string, style: JsonStyle): string {
  try {
    return writeAsJson(readXml(text), style);
  } catch (error) {
    if (error instanceof XmlFault) throw policyFailure('xml-to-json', `The body is not well-formed XML: ${error.message}`);
    throw error;
  }
}
