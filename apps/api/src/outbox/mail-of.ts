import type { Locale } from "@vitrina/domain/time";

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const GREETING: Record<Locale, (name: string) => string> = {
  es: (name) => `Hola, ${name}:`,
  en: (name) => `Hello ${name},`,
};

/** One notice as a mail: the same words as HTML that needs no pictures, and as plain text. */
export function mailOf(
  name: string,
  { subject, text, button }: { subject: string; text: string; button: string },
  link: string,
  locale: Locale,
): { subject: string; html: string; text: string } {
  const greeting = GREETING[locale](name);
  const html = `<!doctype html>
<html lang="${locale}">
<body style="margin:0;background:#fbf3e8;font-family:Georgia,serif;color:#241a1c">
<div style="max-width:520px;margin:0 auto;padding:32px 20px">
<p style="font-size:22px;margin:0 0 24px;letter-spacing:.02em">Vitrina</p>
<div style="background:#fffdf8;border:1px solid #e3d6c3;border-radius:14px;padding:24px">
<p style="margin:0 0 12px;font-size:16px">${escaped(greeting)}</p>
<p style="margin:0 0 24px;font-size:16px;line-height:1.5">${escaped(text)}</p>
<a href="${escaped(link)}" style="display:inline-block;background:#a1135d;color:#fff;text-decoration:none;padding:12px 20px;border-radius:10px;font-family:Arial,sans-serif;font-size:15px">${escaped(button)}</a>
</div>
</div>
</body>
</html>`;
  return { subject, html, text: `${greeting}\n\n${text}\n\n${button}: ${link}\n` };
}
