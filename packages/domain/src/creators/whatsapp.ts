/** Where WhatsApp opens a chat with a number in E.164, a text ready to be sent; null without a number. */
export function whatsappAddress(phone: string, text: string): string | null {
  const digits = phone.replace(/\D/g, "");
  return digits ? `https://wa.me/${digits}?text=${encodeURIComponent(text)}` : null;
}
