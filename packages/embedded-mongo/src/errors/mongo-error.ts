import { type Doc, type Plain, toDoc } from "../values/value.ts";

/** Numbers and names as in MongoDB's published list of error codes. */
export const ERROR_CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  InvalidLength: 16,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  DocumentValidationFailure: 121,
  WriteConflict: 112,
  CommandNotSupported: 115,
  InvalidPipelineOperator: 168,
  CommandNotSupportedOnView: 166,
  ViewDepthLimitExceeded: 165,
  OptionNotSupportedOnView: 167,
  GraphContainsCycle: 5,
  SearchNotEnabled: 31082,
  APIVersionError: 322,
  NoMatchingDocument: 47,
  ChangeStreamFatalError: 280,
  APIStrictError: 323,
  TransactionTooOld: 225,
  NotImplemented: 238,
  SnapshotTooOld: 239,
  SnapshotUnavailable: 246,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  OperationNotSupportedInTransaction: 263,
  InvalidIndexSpecificationOption: 197,
  ConversionFailure: 241,
  ConflictingOperationInProgress: 117,
  QueryPlanKilled: 175,
  Interrupted: 11601,
  MaxTimeMSExpired: 50,
  ExceededMemoryLimit: 146,
  BSONObjectTooLarge: 10334,
  CannotConvertIndexToUnique: 359,
  DuplicateKey: 11000,
  AuthenticationFailed: 18,
  UnknownError: 8,
  OutOfDiskSpace: 14031,
  HostUnreachable: 6,
  HostNotFound: 7,
  LockTimeout: 24,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  WriteConcernFailed: 64,
  UnsatisfiableWriteConcern: 100,
  PrimarySteppedDown: 189,
  ExceededTimeLimit: 262,
  FailPointSetFailed: 276,
  ChangeStreamHistoryLost: 286,
  SocketException: 9001,
  NotWritablePrimary: 10107,
  InterruptedAtShutdown: 11600,
  InterruptedDueToReplStateChange: 11602,
  NotPrimaryNoSecondaryOk: 13435,
  NotPrimaryOrSecondary: 13436,
} as const;

export type ErrorCodeName = keyof typeof ERROR_CODES;

const isCodeName = (name: string): name is ErrorCodeName => Object.hasOwn(ERROR_CODES, name);

/** The published name of an error code, when this list has it. */
export const nameOfCode = (code: number): ErrorCodeName | null =>
  Object.keys(ERROR_CODES)
    .filter(isCodeName)
    .find((name) => ERROR_CODES[name] === code) ?? null;

type Extra = { [name: string]: Plain };

/** An answer of "no" in the form the real server gives it: code, codeName, message and what else belongs to it. */
export class MongoError extends Error {
  override name = "MongoError";
  readonly code: number;
  readonly codeName: string;
  readonly extra: Extra;
  /** Null leaves them to the rules for the command that failed. */
  readonly labels: readonly string[] | null;

  constructor(
    code: ErrorCodeName | number,
    message: string,
    extra: Extra = {},
    labels: readonly string[] | null = null,
  ) {
    super(message);
    this.code = typeof code === "number" ? code : ERROR_CODES[code];
    this.codeName = typeof code === "number" ? `Location${code}` : code;
    this.extra = extra;
    this.labels = labels;
  }

  /** The whole command's answer. */
  reply(): Doc {
    return toDoc({
      ok: 0,
      errmsg: this.message,
      code: this.code,
      codeName: this.codeName,
      ...this.extra,
      errorLabels: this.labels && this.labels.length > 0 ? [...this.labels] : undefined,
    });
  }

  /** One entry of `writeErrors`. */
  writeError(index: number): Doc {
    return toDoc({ index, code: this.code, ...this.extra, errmsg: this.message });
  }
}

export const notSupported = (what: string): MongoError =>
  new MongoError("NotImplemented", `${what} is not supported by this embedded server`);

export const writeConflict = (): MongoError =>
  new MongoError(
    "WriteConflict",
    "Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.",
    {},
    ["TransientTransactionError"],
  );
