const references = new WeakMap<object, string>();

/** Keeps under which code a fault was reported, so that its answer can tell the person. */
export function keepReference(error: object, eventId: string): void {
  references.set(error, eventId);
}

export function referenceOf(error: object): string | null {
  return references.get(error) ?? null;
}
