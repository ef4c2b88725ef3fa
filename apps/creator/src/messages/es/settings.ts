export const settings = {
  title: "Ajustes",
  look: "Idioma y apariencia",
  account: "Cuenta",
  signedInAs: "Sesión iniciada como {email}.",
  signOut: "Cerrar sesión",
  everywhere: "Cerrar sesión en todos los dispositivos",
  everywhereTitle: "Cerrar sesión en todos los dispositivos",
  everywhereText: "También se cierra en este. Conviene hacerlo si perdió un teléfono o sospecha que alguien entró.",
  everywhereConfirm: "Cerrar todas",
  failed: "No se pudo cerrar la sesión. Revise la conexión y vuelva a intentar.",
};
