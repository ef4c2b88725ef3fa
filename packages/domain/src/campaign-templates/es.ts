import type { TemplateKey, TemplateWords } from "./template.ts";

export const es: Record<TemplateKey, TemplateWords> = {
  gastronomy: {
    name: "Gastronomía",
    about: "Visita a un local o prueba de un plato.",
    title: "Una visita con hambre",
    brief:
      "# La idea\nContar una visita real al local, como se la contaría a una amiga: qué pidió, qué le sorprendió y a quién llevaría.\n\n# Qué debe verse\n- La fachada o la entrada, para que se reconozca el lugar\n- El plato principal al llegar a la mesa, con sonido ambiente\n- El primer bocado, sin cortes\n\n# El tono\nCercano y con ganas. **Nada de lenguaje de publicidad**: si algo no le convence, muestre lo que sí.",
    dos: [
      "Decir el nombre del local y la zona en los primeros cinco segundos",
      "Mostrar los precios si están a la vista",
      "Grabar con luz de día o cerca de una ventana",
    ],
    donts: ["Nombrar o mostrar otros locales", "Música que tape la voz", "Filtros que cambien el color de la comida"],
    checklist: ["Se escucha el nombre del local", "Se ve el plato entero", "La ubicación está etiquetada"],
    hashtags: ["ComerEnAsuncion", "SaboresDelParaguay"],
    specifications: [
      "Vertical, 30 a 45 segundos, con subtítulos.",
      "La llegada, el plato y la opinión final con la ubicación.",
    ],
  },
  fashion: {
    name: "Moda",
    about: "Prendas o calzado usados en la vida diaria.",
    title: "Una prenda, tres días",
    brief:
      "# La idea\nLa misma prenda en tres momentos reales de la semana: trabajo, salida y fin de semana. Queremos ver **cómo la combina usted**, con lo que ya tiene en el ropero.\n\n# Qué debe verse\n- La prenda de cuerpo entero y un detalle de la tela\n- Un cambio de look hecho en cámara\n- El talle que usa y cómo le queda",
    dos: ["Decir el talle y la altura", "Moverse: caminar, sentarse, levantar los brazos", "Fondo sencillo y ordenado"],
    donts: ["Logos de otras marcas a la vista", "Retocar el cuerpo o la prenda", "Fotos con espejo sucio o poca luz"],
    checklist: [
      "Se dice el talle",
      "La prenda se ve de cuerpo entero",
      "Las fotos están en vertical y sin texto encima",
    ],
    hashtags: ["ModaParaguay", "HechoParaUsar"],
    specifications: [
      "Vertical, 20 a 40 segundos, tres looks.",
      "Cuerpo entero, detalle y en movimiento; en alta resolución.",
    ],
  },
  beauty: {
    name: "Belleza y cuidado",
    about: "Rutinas y resultados de un producto de cuidado.",
    title: "Mi rutina, sin filtros",
    brief:
      "# La idea\nUsar el producto durante una semana y contar qué notó, con su piel o su pelo tal como son.\n\n# Cómo contarlo\n1. Cómo estaba antes y qué quería mejorar\n2. Cómo lo aplica, paso a paso y de cerca\n3. Qué notó después de una semana\n\nHable de **su experiencia**: no prometa resultados a otras personas.",
    dos: ["Mostrar el envase y la textura", "Misma luz en el antes y el después", "Decir cuántos días lo usó"],
    donts: [
      "Filtros de belleza o retoque de piel",
      "Afirmaciones médicas, como «cura» o «elimina»",
      "Comparar con otras marcas",
    ],
    checklist: ["No hay filtros", "Se ve el envase de frente", "Se habla de la experiencia propia"],
    hashtags: ["RutinaReal", "CuidadoParaguay"],
    specifications: ["Vertical, 40 a 60 segundos, con voz propia.", "Producto en la mano y textura, con luz natural."],
  },
  technology: {
    name: "Tecnología y apps",
    about: "Una aplicación o un aparato resuelve algo del día.",
    title: "Así lo resolví hoy",
    brief:
      "# La idea\nUn problema de todos los días y cómo lo resolvió con el producto, en menos de un minuto. Primero el problema, después la pantalla.\n\n# Qué debe verse\n- El problema, en una escena real\n- La pantalla del teléfono, grabada con nitidez y **sin datos personales**\n- El resultado y cuánto tiempo le llevó",
    dos: [
      "Grabar la pantalla con la función del teléfono",
      "Decir dónde se descarga o se compra",
      "Explicar con palabras sencillas",
    ],
    donts: ["Mostrar números de cuenta, contraseñas o saldos", "Prometer ganancias", "Leer un texto de corrido"],
    checklist: ["No se ven datos personales", "Se entiende sin sonido, con subtítulos", "Se dice dónde encontrarlo"],
    hashtags: ["AsiDeFacil", "TecnologiaPy"],
    specifications: ["Vertical, 30 a 50 segundos, con subtítulos."],
  },
  tourism: {
    name: "Turismo interno",
    about: "Una escapada, un hotel o una experiencia.",
    title: "Una escapada que se puede hacer",
    brief:
      "# La idea\nUn fin de semana que cualquiera pueda copiar: cómo se llega, dónde se duerme, qué se come y cuánto tiempo lleva.\n\n# Qué debe verse\n- El camino y la llegada\n- La habitación o el lugar, tal como lo encontró\n- Una actividad y una comida de la zona\n- Un consejo que le hubiera gustado saber antes",
    dos: [
      "Decir la distancia desde Asunción",
      "Etiquetar el lugar",
      "Respetar los senderos y a las personas: pedir permiso antes de filmar",
    ],
    donts: ["Volar drones donde no se permite", "Mostrar a menores sin autorización", "Esconder lo que no funcionó"],
    checklist: ["Se dice cómo llegar", "El lugar está etiquetado", "Las fotos tienen buena resolución"],
    hashtags: ["DescubriParaguay", "EscapadaDeFinde"],
    specifications: [
      "Vertical, 45 a 60 segundos, el viaje entero.",
      "De 6 a 8 fotos que sirvan de guía.",
      "El viaje en el momento, con la ubicación.",
    ],
  },
  supermarket: {
    name: "Supermercado y consumo masivo",
    about: "Un producto de góndola en la cocina de casa.",
    title: "De la góndola a la mesa",
    brief:
      "# La idea\nUna receta o un truco de casa con el producto, que se pueda repetir con lo que hay en la heladera y en menos de media hora.\n\n# Qué debe verse\n- El envase en la góndola o al llegar de la compra\n- La preparación desde arriba, paso a paso\n- La mesa servida y la reacción de quien come",
    dos: [
      "Decir las cantidades",
      "Mostrar el envase de frente al menos tres segundos",
      "Cocina limpia y manos a la vista",
    ],
    donts: [
      "Otras marcas en la mesada",
      "Desperdiciar comida para la toma",
      "Decir que es saludable si el envase no lo dice",
    ],
    checklist: ["El envase se lee bien", "La receta se puede repetir", "Se ve el plato terminado"],
    hashtags: ["CocinaDeCasa", "DeLaGondolaALaMesa"],
    specifications: ["Vertical, 30 a 45 segundos, receta completa.", "La compra y el plato servido."],
  },
};
