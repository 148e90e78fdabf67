import type { AttributeRule } from '../../src/emulator/arm/policies/rules/attribute-rule.ts';

/**
 * The table of attributes by policy, one policy a line, from lines of `xsd, element, attribute, type, use, default` divided by tabs.
 * Throws on a type that it cannot read.
 */
export function policyTableText(attributes: string): string {
  const table = new Map<string, Record<string, AttributeRule>>();
  for (const line of attributes.trim().split('\n').slice(1)) {
    const [, element = '', attribute = '', type = '', use = '', standard = ''] = line.split('\t').map((cell) => cell.trim());
    const rules = table.get(element) ?? {};
    rules[attribute] = { ...typeOf(type), ...(use === 'required' ? { required: 1 } : {}), ...(standard === '' ? {} : { default: standard }) };
    table.set(element, rules);
  }
  const names = [...table.keys()].toSorted();
  return `{\n${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(table.get(name))}`).join(',\n')}\n}\n`;
}

/** `xs:int`, or `inline:WORDS  MEMBERS`: the words of a restriction, or the members of a union. */
function typeOf(text: string): AttributeRule {
  const inline = /^inline:(\S*)\s+(.+)$/.exec(text);
  if (!inline) return { type: plain(text) };
  const words = inline[1]?.split(',').filter((word) => word !== '') ?? [];
  const [type = '', expression, more] = (inline[2] ?? '').split(/\s+/);
  if ((expression !== undefined && expression !== 'expression') || more !== undefined) throw new Error(`a type of more members than is known: ${text}`);
  return { type: plain(type), ...(expression === undefined ? {} : { expression: 1 }), ...(words.length === 0 ? {} : { words }) };
}

function plain(type: string): string {
  if (!/^(xs:)?[A-Za-z]+$/.test(type)) throw new Error(`not a type: ${type}`);
  return type.replace(/^xs:/, '');
}
