/** The fields of a change that say something new, as they were and as they will be: what an audit entry tells. */
export function changedFields<Content extends object>(
  was: Content,
  change: { [Field in keyof Content]?: Content[Field] | undefined },
): { before: Partial<Content>; after: Partial<Content> } {
  const before: Partial<Content> = {};
  const after: Partial<Content> = {};
  for (const field of Object.keys(change) as (keyof Content)[]) {
    const value = change[field];
    if (value === undefined || JSON.stringify(was[field]) === JSON.stringify(value)) continue;
    before[field] = was[field];
    after[field] = value;
  }
  return { before, after };
}
