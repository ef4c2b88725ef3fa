import { z } from "zod";
import { asE164 } from "../creators/index.ts";

/** Control characters and the marks that turn the direction of writing: nobody types them, and they disguise what is shown. */
const UNSEEN = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const UNSEEN_BUT_LINES = /(?!\n)[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

const oneLine = (text: string) => text.replace(UNSEEN, " ").replace(/\s+/g, " ").trim();
const severalLines = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(UNSEEN_BUT_LINES, " ")
    .replace(/\n{4,}/g, "\n\n\n")
    .trim();

const typedLine = (max: number, min = 0) => z.string().transform(oneLine).pipe(z.string().min(min).max(max));

/** What a visitor writes through the contact form; one way to answer is needed, either will do. */
export const contactMessage = z
  .object({
    name: typedLine(80, 2),
    company: typedLine(80).default(""),
    email: z
      .string()
      .transform(oneLine)
      .pipe(z.email().max(254).or(z.literal("")))
      .default(""),
    phone: z
      .string()
      .transform((text) => (oneLine(text) === "" ? "" : asE164(oneLine(text))))
      .pipe(
        z
          .string()
          .regex(/^\+[1-9]\d{6,14}$/)
          .or(z.literal("")),
      )
      .default(""),
    message: z.string().transform(severalLines).pipe(z.string().min(10).max(4_000)),
  })
  .refine(({ email, phone }) => email !== "" || phone !== "", { path: ["email"] });
export type ContactMessage = z.infer<typeof contactMessage>;

export const CONTACT_FIELDS = ["name", "company", "email", "phone", "message"] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];
