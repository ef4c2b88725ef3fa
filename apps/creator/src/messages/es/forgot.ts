export const forgot = {
  title: "Recuperar el acceso",
  lead: "Enviamos un enlace para elegir una contraseña nueva.",
  submit: "Enviar el enlace",
  sentTitle: "Revise su correo",
  sent: "Si hay una cuenta con {email}, en unos minutos llega un enlace para elegir otra contraseña.",
  back: "Volver a iniciar sesión",
};
