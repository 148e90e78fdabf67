const two = (number: number): string => String(number).padStart(2, '0');

/** `1.02:03:04`, as .NET writes a TimeSpan. */
export function timeSpanText(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const time = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return days > 0 ? `${days}.${time}` : time;
}

/** `21 minutes and 33 seconds`, as llm-token-limit was seen to say it. */
export function wordsOfDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}${number === 1 ? '' : 's'}`);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
