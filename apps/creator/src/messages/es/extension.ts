export const extension = {
  ask: "Pedir más días",
  title: "Pedir más días",
  lead: "La agencia responde aquí y por correo. Mientras tanto la fecha límite no cambia.",
  days: "¿Cuántos días más necesita?",
  newDue: "La fecha límite pasaría al {date}.",
  reason: "¿Por qué?",
  reasonHint: "Una o dos frases bastan.",
  send: "Enviar el pedido",
  asked: "Pedido enviado. Le avisaremos de la respuesta.",
  waiting: "Pidió {days, plural, one {# día} other {# días}} más el {date}. La agencia todavía no respondió.",
  refused: "No se concedieron los {days, plural, one {# día} other {# días}} que pidió: {reason}",
};
