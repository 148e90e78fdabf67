/** Looks up a name of an expression: `github.ref`, `variables['Build.Reason']`. Fails for one that the test does not know. */
export type Lookup = (name: string) => string;

const pattern = /\s*(==|!=|&&|\|\||[(),]|'(?:[^']|'')*'|[A-Za-z_][\w.-]*(?:\[[^\]]*\])?(?:\.[\w.-]+(?:\[[^\]]*\])?)*)/y;

/** Says whether a condition of either system holds: operators of GitHub Actions, functions of Azure Pipelines. */
export function holds(condition: string, lookup: Lookup): boolean {
  const tokens = tokensOf(condition);
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const or = (): string | boolean => {
    let left = and();
    while (tokens[at] === '||') {
      next();
      const right = and();
      left = truth(left) || truth(right);
    }
    return left;
  };
  const and = (): string | boolean => {
    let left = comparison();
    while (tokens[at] === '&&') {
      next();
      const right = comparison();
      left = truth(left) && truth(right);
    }
    return left;
  };
  const comparison = (): string | boolean => {
    const left = value();
    if (tokens[at] !== '==' && tokens[at] !== '!=') return left;
    const equal = next() === '==';
    return (left === value()) === equal;
  };
  const value = (): string | boolean => {
    const token = next();
    if (token === '(') {
      const inner = or();
      next();
      return inner;
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    return tokens[at] === '(' ? call(token) : lookup(token);
  };
  const call = (name: string): boolean => {
    next();
    const given: (string | boolean)[] = [];
    while (tokens[at] !== ')') {
      if (tokens[at] === ',') next();
      given.push(or());
    }
    next();
    return called(name, given);
  };
  const result = truth(or());
  if (at !== tokens.length) throw new Error(`cannot read the condition ${condition} from ${tokens[at]} on`);
  return result;
}

function called(name: string, given: readonly (string | boolean)[]): boolean {
  switch (name) {
    case 'succeeded':
      return true;
    case 'and':
      return given.every(truth);
    case 'eq':
      return given[0] === given[1];
    case 'ne':
      return given[0] !== given[1];
    default:
      throw new Error(`the test does not know ${name}()`);
  }
}

function truth(value: string | boolean): boolean {
  return typeof value === 'boolean' ? value : value !== '';
}

function tokensOf(condition: string): readonly string[] {
  const tokens: string[] = [];
  pattern.lastIndex = 0;
  for (let end = 0; end < condition.trimEnd().length; end = pattern.lastIndex) {
    const token = pattern.exec(condition)?.[1];
    if (token === undefined) throw new Error(`cannot read the condition ${condition}`);
    tokens.push(token);
  }
  return tokens;
}
