export * from "./notice.ts";
export * from "./request.ts";
