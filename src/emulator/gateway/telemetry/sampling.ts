/** Of 32 bits. */
const most = 2 ** 31 - 1;

/**
 * From 0 up to 100, the same for the same id wherever it is asked: what belongs to one operation is kept or left out together.
 * The hash is that of Application Insights' SDKs (public source), which repeat short texts before they hash them.
 */
export function samplingScore(operationId: string): number {
  if (operationId === '') return 0;
  let text = operationId;
  while (text.length < 8) text += text;
  let hash = 5381;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 33) + text.charCodeAt(index)) | 0;
  const positive = hash === -(2 ** 31) ? most : Math.abs(hash);
  return (positive / most) * 100;
}

export function isSampled(operationId: string, percentage: number): boolean {
  return percentage >= 100 || samplingScore(operationId) < percentage;
}

/** How many calls a row stands for. */
export function itemCount(percentage: number): number {
  return percentage <= 0 ? 1 : Math.max(1, Math.round(100 / percentage));
}
