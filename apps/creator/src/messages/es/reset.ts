export const reset = {
  title: "Contraseña nueva",
  password: "Contraseña nueva",
  repeat: "Repita la contraseña",
  submit: "Guardar",
  badLink: "Este enlace venció o ya se usó. Pida uno nuevo.",
  askAgain: "Pedir otro enlace",
  done: "Contraseña guardada. Ya puede iniciar sesión.",
};
