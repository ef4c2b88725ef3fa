/** States of a replica set after which the same request may well succeed. */
const RETRYABLE = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
const NOT_PRIMARY_OR_SHUTDOWN = new Set([91, 189, 10058, 10107, 11600, 11602, 13435, 13436]);
/** WriteConflict, LockTimeout, PreparedTransactionInProgress, and the errors of a snapshot that is no more. */
const CONFLICT = new Set([112, 24, 267, 239, 246]);
const NO_SUCH_TRANSACTION = 251;

export type LabelledRequest = { inTransaction: boolean; endsTransaction: boolean; retryableWrite: boolean };

/** The labels that the server puts on an error, by which drivers decide whether to try again. */
export function errorLabels(code: number, request: LabelledRequest, writeConcernError = false): string[] {
  const labels: string[] = [];
  const { inTransaction, endsTransaction, retryableWrite } = request;
  if (inTransaction && !writeConcernError) {
    const transient =
      CONFLICT.has(code) || code === NO_SUCH_TRANSACTION || (!endsTransaction && NOT_PRIMARY_OR_SHUTDOWN.has(code));
    if (transient) labels.push("TransientTransactionError");
  }
  if ((retryableWrite || endsTransaction) && RETRYABLE.has(code)) labels.push("RetryableWriteError");
  return labels;
}
