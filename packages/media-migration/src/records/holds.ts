/** A filter that a field still holds exactly this; `undefined` means that it is not there. */
export function holds(value: unknown): object {
  if (value === undefined) return { $exists: false };
  return value === null ? { $eq: null, $exists: true } : { $eq: value };
}
