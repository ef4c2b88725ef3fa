export type CloudinaryCredentials = {
  cloudName: string;
  apiKey: string;
  apiSecret: string;
  /** Another address than Cloudinary's API, such as the sandbox's. */
  apiBase?: string;
};

const REAL_API = "https://api.cloudinary.com";

export function apiBaseOf(account: CloudinaryCredentials): string {
  return account.apiBase ?? REAL_API;
}
