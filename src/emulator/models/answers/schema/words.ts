/** What stands in a property of this name, by a word of the name. */
const byName: Readonly<Record<string, readonly string[]>> = {
  city: ['Stockholm', 'Osaka', 'Tokyo', 'Boston'],
  location: ['Stockholm', 'Osaka', 'Tokyo', 'Boston'],
  country: ['Sweden', 'Japan', 'Canada'],
  region: ['Sweden Central', 'Japan East', 'East US'],
  name: ['Aiko', 'Ingrid', 'Maria', 'Omar'],
  user: ['aiko', 'ingrid', 'maria', 'omar'],
  email: ['aiko@example.com', 'omar@example.com'],
  url: ['https://example.com/'],
  date: ['2026-03-14', '2026-06-21'],
  time: ['09:30', '17:45'],
  language: ['English', 'Japanese'],
  currency: ['SEK', 'JPY', 'USD'],
  unit: ['celsius', 'metre'],
  color: ['green', 'blue'],
  id: ['a-1001', 'b-2002', 'c-3003'],
  title: ['A short overview', 'What to do next'],
  query: ['opening hours', 'latest figures'],
  answer: ['It depends on the load.', 'Yes, with two regions.'],
  summary: ['The main points in one sentence.'],
  description: ['One sentence that says what it is.'],
  explanation: ['Each step follows from the one before.'],
  reason: ['It follows from the question.'],
};

const otherwise = ['alpha', 'bravo', 'delta', 'echo', 'kilo', 'lima'];

/** Words that suit a property of this name (`cityName`, `user_id`): the last part of the name that is known decides. */
export function wordsFor(name: string, random: () => number): string {
  const parts = name.slice(0, 200).split(/(?<=[a-z])(?=[A-Z])|[^A-Za-z]+/).map((part) => part.toLowerCase());
  const known = parts.findLast((part) => Object.hasOwn(byName, part));
  const words = (known === undefined ? undefined : byName[known]) ?? otherwise;
  return words[Math.floor(random() * words.length)] ?? 'alpha';
}
