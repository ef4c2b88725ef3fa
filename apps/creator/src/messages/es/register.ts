export const register = {
  title: "Crear una cuenta",
  lead: "Para personas que crean contenido. La agencia mira cada perfil al elegir para una campaña.",
  name: "Nombre y apellido",
  passwordHint: "Al menos {min, number} caracteres. Una frase corta funciona bien.",
  privacy: "Al crear la cuenta guardamos sus datos como explica el",
  privacyNotice: "aviso de privacidad",
  submit: "Crear la cuenta",
  haveAccount: "¿Ya tiene una cuenta?",
  verifyTitle: "Falta un paso",
  verify: "Enviamos un enlace a {email} para confirmar que el correo es suyo.",
};
