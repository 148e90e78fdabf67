/** So many requests in so many seconds. */
export interface RequestSlice {
  readonly seconds: number;
  readonly requests: number;
}

/**
 * What a slice of the minute admits, pro rata: 10 in a second where 600 a minute are allowed (documentation: manage quota). A limit
 * that leaves less than one request to a slice is judged over the minute, else nothing would ever pass.
 */
export function requestSlice(perMinute: number, seconds: number): RequestSlice {
  const requests = Math.floor((perMinute * seconds) / 60);
  return requests >= 1 ? { seconds, requests } : { seconds: 60, requests: perMinute };
}
