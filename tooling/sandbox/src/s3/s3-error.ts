/** An error in the words of S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export class S3Error extends Error {
  override readonly name = "S3Error";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const BY_STATUS: Record<number, [code: string, message: string]> = {
  400: ["InvalidRequest", "Invalid Request"],
  401: ["AccessDenied", "Access Denied"],
  403: ["AccessDenied", "Access Denied"],
  404: ["NoSuchKey", "The specified key does not exist."],
  409: ["OperationAborted", "A conflicting conditional operation is currently in progress against this resource."],
  412: ["PreconditionFailed", "At least one of the pre-conditions you specified did not hold"],
  413: ["EntityTooLarge", "Your proposed upload exceeds the maximum allowed size"],
  429: ["TooManyRequests", "Please reduce your request rate."],
  501: ["NotImplemented", "A header you provided implies functionality that is not implemented"],
  503: ["SlowDown", "Please reduce your request rate."],
};

export function s3ErrorFor(status: number): S3Error {
  const [code, message] = BY_STATUS[status] ?? ["InternalError", "We encountered an internal error. Please try again."];
  return new S3Error(status, code, message);
}

export function errorXml({ code, message }: S3Error): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message><RequestId>SANDBOX</RequestId></Error>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
