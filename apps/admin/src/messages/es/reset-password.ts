export const resetPassword = {
  pageTitle: "Contraseña nueva",
  title: "Elija una contraseña nueva",
  lead: "Al guardarla se cierran las sesiones abiertas en otros dispositivos.",
  submit: "Guardar contraseña",
  invalidTitle: "Este enlace ya no sirve",
  invalidHint: "Pudo haber vencido o haber sido usado. Pida uno nuevo desde la página de ingreso.",
};
