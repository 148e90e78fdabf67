import { after, allOf } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { Compiler, PolicyHandler } from '../step.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import { conversionApplies, refuseUndocumented } from './conversion/conversion-applies.ts';
import { parseJson } from './conversion/parse-json.ts';
import { TooDeep, writeAsXml } from './conversion/write-as-xml.ts';
import type { XmlStyle } from './conversion/write-as-xml.ts';
import { heldBody } from './held-body.ts';
import { messageOf } from './message-of.ts';
import { evaluationFailure, policyFailure } from './policy-failure.ts';
import { replaceBody } from './replace-body.ts';

const undocumented = ['attribute-prefix', 'namespace-block-name', 'invalid-character-replacement', 'null-values', 'trim-values', 'empty-values'];

export const jsonToXml: PolicyHandler = {
  element: 'json-to-xml',
  compile(element, compiler) {
    refuseUndocumented(element, undocumented);
    const applies = conversionApplies(element, compiler, 'json', 'xml');
    const style = styleOf(element, compiler);
    return (call) => {
      const message = messageOf(call);
      return after(applies(call, message.headers), (wanted) => {
        if (!wanted) return;
        return after(style(call), (xml) =>
          after(heldBody(call, message, 'json-to-xml'), (bytes) => {
            if (bytes.length === 0) return;
            replaceBody(message, convert(bytes.toString(), xml));
            message.headers.set('Content-Type', 'application/xml');
          }),
        );
      });
    };
  },
};

function styleOf(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => XmlStyle | Promise<XmlStyle> {
  const parseDate = compiler.flag(element, 'parse-date');
  const separator = compiler.text(element, 'namespace-separator');
  const prefix = compiler.text(element, 'namespace-prefix');
  const block = compiler.text(element, 'attribute-block-name');
  return (call) =>
    after(allOf([() => parseDate?.(call) ?? true, () => separator?.(call) ?? '_', () => prefix?.(call), () => block?.(call)]), ([dates, character, namespacePrefix, attributeBlock]) => {
      if (character.length !== 1) throw evaluationFailure('json-to-xml', `The namespace separator '${character}' is not one character.`);
      return { parseDate: dates, separator: character, namespacePrefix, attributeBlock };
    });
}

function convert(text: string, style: XmlStyle): string {
  try {
    return writeAsXml(parseJson(text), style);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TooDeep) throw policyFailure('json-to-xml', `The body is no JSON that can be converted: ${error.message}`);
    throw error;
  }
}
