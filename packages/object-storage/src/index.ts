export type { ObjectStorage, PartSource, StoredObject, UnfinishedUpload } from "./object-storage.ts";
export { type ObjectStorageConfig, objectStorage } from "./s3-storage.ts";
export { VENDORS, type Vendor } from "./vendors.ts";
