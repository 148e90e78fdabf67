import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface YamlProblem {
  readonly place: Place;
  readonly message: string;
}

export interface YamlSource {
  readonly value: unknown;
  /** Where the value at `path` stands, or the key `key` of the map there; of what is missing, where its parent does. */
  place(path: readonly PropertyKey[], key?: string): Place;
}

/** Aliases may make a small text a huge value; nobody needs many in an estate. */
const maxAliasCount = 100;

function keyNode(map: Node | undefined, name: string): unknown {
  return isMap(map) ? map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === name)?.key : undefined;
}

/** Parses one YAML document and remembers where everything stands. */
export function readYaml(text: string): YamlSource | { readonly problems: readonly YamlProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const placeOf = (node: unknown, fallback: Place): Place => (isNode(node) && node.range ? placeAt(node.range[0]) : fallback);
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ code, message, pos }) => ({
      place: placeAt(pos[0]),
      message: code === 'MULTIPLE_DOCS' ? 'a second document begins here; one is expected' : message,
    }));
    return { problems };
  }

  const follow = (node: unknown): Node | undefined => {
    if (!isNode(node)) return undefined;
    return isAlias(node) ? node.resolve(document) : node;
  };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount });
  } catch (error) {
    let place = placeAt(0);
    visit(document, {
      Alias: (_, alias) => {
        if (alias.resolve(document) !== undefined) return undefined;
        place = placeOf(alias, place);
        return visit.BREAK;
      },
    });
    return { problems: [{ place, message: (error as Error).message }] };
  }
  return {
    value,
    place: (path, key) => {
      let node: unknown = document.contents;
      let place = placeOf(node, placeAt(0));
      for (const part of path) {
        const holder = follow(node);
        if (isMap(holder)) {
          place = placeOf(keyNode(holder, String(part)), place);
          node = holder.get(String(part), true);
        } else {
          node = isSeq(holder) ? holder.items[Number(part)] : undefined;
        }
        place = placeOf(node, place);
        if (node === undefined) return place;
      }
      return key === undefined ? place : placeOf(keyNode(follow(node), key), place);
    },
  };
}
