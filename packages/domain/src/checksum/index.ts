export { Md5 } from "./md5.ts";
