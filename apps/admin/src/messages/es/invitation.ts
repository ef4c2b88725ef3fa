export const invitation = {
  pageTitle: "Aceptar invitación",
  title: "Bienvenido/a al equipo",
  lead: "Le invitaron como {role} con el correo {email}.",
  name: "Nombre y apellido",
  password: "Contraseña nueva",
  passwordHint: "Al menos {min, number} caracteres. Una frase larga es más segura y más fácil de recordar.",
  submit: "Crear mi cuenta",
  invalidTitle: "Esta invitación ya no sirve",
  invalidHint: "Pudo haber vencido, haber sido usada o anulada. Pida una nueva a quien le invitó.",
  goToSignIn: "Ir a ingresar",
  accepted: "Su cuenta está lista. Ingrese con su correo y su contraseña.",
};
