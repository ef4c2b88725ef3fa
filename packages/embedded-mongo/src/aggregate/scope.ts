import type { StringOrder } from "../values/compare.ts";
import type { Doc, Value } from "../values/value.ts";

/** What an expression sees: the document, `$$CURRENT`, variables, and the moment the command began. */
export type Scope = {
  root: Value | undefined;
  variables: ReadonlyMap<string, Value | undefined>;
};

/** A compiled expression; `undefined` is a missing value. */
export type Expression = (scope: Scope) => Value | undefined;

/** What every expression of one command shares. */
export type ExpressionSettings = { now: Date; strings: StringOrder; variables: ReadonlyMap<string, Value | undefined> };

export const withVariable = (scope: Scope, name: string, value: Value | undefined): Scope => ({
  root: scope.root,
  variables: new Map(scope.variables).set(name, value),
});

export const rootScope = (doc: Doc, settings: ExpressionSettings): Scope => ({
  root: doc,
  variables: settings.variables,
});
