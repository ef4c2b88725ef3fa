export const authErrors = {
  wrongCredentials: "El correo o la contraseña no coinciden.",
  emailTaken: "Ya existe una cuenta con ese correo. Pruebe iniciar sesión.",
  passwordTooShort: "La contraseña es demasiado corta.",
  passwordTooLong: "La contraseña es demasiado larga.",
  passwordCommon: "Esa contraseña es demasiado fácil de adivinar. Elija otra.",
  unverified: "Falta confirmar el correo. Enviamos otra vez el enlace.",
  locked:
    "Hubo demasiados intentos fallidos. {minutes, plural, one {Espere # minuto} other {Espere # minutos}} y vuelva a intentar.",
  lockedSoon: "Hubo demasiados intentos fallidos. Espere unos minutos y vuelva a intentar.",
  tooMany: "Demasiados intentos seguidos. Espere un momento y vuelva a intentar.",
  badToken: "Este enlace venció o ya se usó. Pida uno nuevo.",
  blocked: "Esta cuenta está bloqueada. Escriba a la agencia si cree que es un error.",
  googleNotLinked: "Ya existe una cuenta con ese correo. Entre con su contraseña o con un enlace.",
  googleAway:
    "Google no responde en este momento. Vuelva a intentar en unos minutos, o entre con su contraseña o un enlace.",
  google: "No se completó la entrada con Google. Vuelva a intentar o use otra forma.",
  twoFactor: "Esta cuenta pide un segundo factor. Use el panel de la agencia.",
};
