export const welcome = {
  progress: "Paso {number, number} de {count, number}",
  later: "Seguir después",
  continue: "Continuar",
  finish: "Ver campañas abiertas",
  skip: "Omitir por ahora",
  steps: {
    name: { title: "¿Cómo se llama?", why: "Así le van a nombrar la agencia y las marcas." },
    contact: { title: "¿Dónde le encontramos?", why: "La agencia escribe por WhatsApp cuando algo apura." },
    categories: { title: "¿Sobre qué crea?", why: "Con esto le llegan primero las campañas que le van bien." },
    social: { title: "¿Dónde se ve su trabajo?", why: "Hace falta al menos una red para poder postularse." },
    languages: { title: "¿En qué idiomas crea?", why: "Algunas marcas buscan contenido en guaraní o en portugués." },
    sizes: { title: "¿Qué talles usa?", why: "Sirve cuando la marca envía ropa o calzado." },
    address: { title: "¿A dónde le enviamos los productos?", why: "Sin dirección, un producto no puede salir." },
    picture: { title: "Una foto suya", why: "Los perfiles con foto se eligen más. Mejor si se ve la cara." },
  },
};
