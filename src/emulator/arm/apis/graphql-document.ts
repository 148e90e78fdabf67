const token = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*|\.\.\.|[!$&():=@[\]{|}]|[_A-Za-z][_0-9A-Za-z]*|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[\s,\uFEFF]+|[^]/gy;

const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };
const definitions = new Set(['schema', 'scalar', 'type', 'interface', 'union', 'enum', 'input', 'directive']);
const rootOperations = new Set(['query', 'mutation', 'subscription']);

/** One definition at the top: its keyword, its name, and all that follows. */
interface Definition {
  readonly keyword: string;
  readonly name: string;
  readonly extends: boolean;
  readonly body: readonly string[];
}

/**
 * What is wrong with a schema in the GraphQL schema definition language, or undefined: characters, brackets, heads of definitions
 * and the root operations with their types. Fields and arguments are not read.
 */
export function faultOfGraphQl(text: string): string | undefined {
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return tokens;
  const unbalanced = bracketFault(tokens);
  if (unbalanced !== undefined) return unbalanced;
  const found = definitionsIn(tokens);
  if (typeof found === 'string') return found;
  return rootFault(found);
}

function tokensOf(text: string): readonly string[] | string {
  const tokens: string[] = [];
  for (const [part] of text.matchAll(token)) {
    if (/^[\s,\uFEFF#]/.test(part)) continue;
    if (part.length === 1 && !/[!$&():=@[\]{|}_A-Za-z0-9]/.test(part)) return `Syntax Error: Unexpected character ${JSON.stringify(part)}.`;
    // Descriptions say nothing that is checked.
    if (!part.startsWith('"')) tokens.push(part);
  }
  return tokens;
}

function bracketFault(tokens: readonly string[]): string | undefined {
  const open: string[] = [];
  for (const part of tokens) {
    const end = closing[part];
    if (end !== undefined) open.push(end);
    else if (/^[)\]}]$/.test(part) && open.pop() !== part) return `Syntax Error: Unexpected "${part}".`;
  }
  return open.length > 0 ? `Syntax Error: Expected "${open.at(-1)}", found <EOF>.` : undefined;
}

function definitionsIn(tokens: readonly string[]): readonly Definition[] | string {
  const found: Definition[] = [];
  let at = 0;
  while (at < tokens.length) {
    const isExtension = tokens[at] === 'extend';
    if (isExtension) at += 1;
    const keyword = tokens[at] ?? '<EOF>';
    if (!definitions.has(keyword)) return `Syntax Error: Unexpected Name "${keyword}".`;
    const nameAt = keyword === 'directive' ? at + 2 : at + 1;
    const name = keyword === 'schema' ? '' : (tokens[nameAt] ?? '<EOF>');
    if (keyword !== 'schema' && !/^[_A-Za-z]/.test(name)) return `Syntax Error: Expected Name, found "${name}".`;
    const end = endOf(tokens, keyword === 'schema' ? at + 1 : nameAt + 1);
    found.push({ keyword, name, extends: isExtension, body: tokens.slice(keyword === 'schema' ? at + 1 : nameAt + 1, end) });
    at = end;
  }
  return found;
}

/** The next definition begins where a keyword stands outside of brackets, and is no name of something. */
function endOf(tokens: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const part = tokens[at] ?? '';
    if (closing[part] !== undefined) depth += 1;
    else if (/^[)\]}]$/.test(part)) depth -= 1;
    else if (depth === 0 && (definitions.has(part) || part === 'extend') && !/^[@=|&:]$|^(implements|on)$/.test(tokens[at - 1] ?? '')) return at;
  }
  return tokens.length;
}

function rootFault(all: readonly Definition[]): string | undefined {
  const types = new Set(all.filter(({ keyword, extends: more }) => keyword === 'type' && !more).map(({ name }) => name));
  const schema = all.find(({ keyword }) => keyword === 'schema');
  if (!schema) return types.has('Query') ? undefined : 'Query root type must be provided.';
  const inside = schema.body.slice(schema.body.indexOf('{') + 1, schema.body.lastIndexOf('}'));
  const roots = inside.flatMap((part, index) => (part === ':' ? [[inside[index - 1] ?? '', inside[index + 1] ?? ''] as const] : []));
  const unknown = roots.find(([operation]) => !rootOperations.has(operation));
  if (unknown) return `Syntax Error: Unexpected Name "${unknown[0]}".`;
  const missing = roots.find(([, type]) => !types.has(type));
  if (missing) return `Unknown type "${missing[1]}".`;
  return roots.some(([operation]) => operation === 'query') ? undefined : 'Query root type must be provided.';
}
