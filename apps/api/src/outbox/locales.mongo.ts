import { type Database, objectId } from "@vitrina/db";
import { LOCALES, type Locale } from "@vitrina/domain/time";

/** The language in which a person reads; Spanish until they choose. */
export function mongoLocales(db: Database): (userId: string) => Promise<Locale> {
  return async (userId) => {
    const user = await db.driver.collection("user").findOne({ _id: objectId(userId) }, { projection: { locale: 1 } });
    return LOCALES.find((locale) => locale === user?.locale) ?? "es";
  };
}
