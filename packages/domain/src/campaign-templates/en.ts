import type { TemplateKey, TemplateWords } from "./template.ts";

export const en: Record<TemplateKey, TemplateWords> = {
  gastronomy: {
    name: "Food and restaurants",
    about: "A visit to a place, or a dish to try.",
    title: "A hungry visit",
    brief:
      "# The idea\nTell of a real visit to the place as you would tell a friend: what you ordered, what surprised you, whom you would bring.\n\n# What must be seen\n- The front or the entrance, so that people recognise the place\n- The main dish arriving at the table, with the sound of the room\n- The first bite, uncut\n\n# The tone\nClose and hungry. **No advertising language**: if something does not convince you, show what does.",
    dos: [
      "Say the name of the place and the area in the first five seconds",
      "Show the prices if they are in sight",
      "Film by daylight or near a window",
    ],
    donts: ["Name or show other places", "Music that covers the voice", "Filters that change the colour of the food"],
    checklist: ["The name of the place is heard", "The whole dish is seen", "The location is tagged"],
    hashtags: ["ComerEnAsuncion", "SaboresDelParaguay"],
    specifications: [
      "Vertical, 30 to 45 seconds, with subtitles.",
      "The arrival, the dish, and the verdict with the location.",
    ],
  },
  fashion: {
    name: "Fashion",
    about: "Clothes or shoes worn in everyday life.",
    title: "One piece, three days",
    brief:
      "# The idea\nThe same piece at three real moments of the week: work, an evening out and the weekend. We want to see **how you combine it** with what your wardrobe already holds.\n\n# What must be seen\n- The piece at full length and a detail of the fabric\n- One change of look made on camera\n- The size you wear and how it fits",
    dos: ["Say your size and height", "Move: walk, sit, raise your arms", "A plain, tidy background"],
    donts: ["Logos of other brands in sight", "Retouching the body or the piece", "Dirty mirrors or little light"],
    checklist: ["The size is said", "The piece is seen at full length", "The photos are vertical and carry no text"],
    hashtags: ["ModaParaguay", "HechoParaUsar"],
    specifications: [
      "Vertical, 20 to 40 seconds, three looks.",
      "Full length, detail and in motion; in high resolution.",
    ],
  },
  beauty: {
    name: "Beauty and care",
    about: "Routines and results of a care product.",
    title: "My routine, no filters",
    brief:
      "# The idea\nUse the product for a week and tell what you noticed, with your skin or hair as they are.\n\n# How to tell it\n1. How it was before and what you wanted to improve\n2. How you apply it, step by step and up close\n3. What you noticed after a week\n\nSpeak of **your own experience**: do not promise results to others.",
    dos: ["Show the pack and the texture", "The same light before and after", "Say how many days you used it"],
    donts: [
      "Beauty filters or skin retouching",
      "Medical claims such as “cures” or “removes”",
      "Comparing with other brands",
    ],
    checklist: ["There are no filters", "The pack is seen from the front", "You speak of your own experience"],
    hashtags: ["RutinaReal", "CuidadoParaguay"],
    specifications: [
      "Vertical, 40 to 60 seconds, in your own voice.",
      "Product in hand and its texture, by natural light.",
    ],
  },
  technology: {
    name: "Technology and apps",
    about: "An app or a device solves something of the day.",
    title: "How I solved it today",
    brief:
      "# The idea\nAn everyday problem and how you solved it with the product, in under a minute. The problem first, the screen after.\n\n# What must be seen\n- The problem, in a real scene\n- The phone’s screen, recorded sharply and **without personal data**\n- The result and how long it took",
    dos: [
      "Record the screen with the phone’s own function",
      "Say where to download or buy it",
      "Explain in plain words",
    ],
    donts: ["Show account numbers, passwords or balances", "Promise earnings", "Read a text aloud"],
    checklist: [
      "No personal data is seen",
      "It is understood without sound, by its subtitles",
      "It says where to find it",
    ],
    hashtags: ["AsiDeFacil", "TecnologiaPy"],
    specifications: ["Vertical, 30 to 50 seconds, with subtitles."],
  },
  tourism: {
    name: "Travel at home",
    about: "A getaway, a hotel or an experience.",
    title: "A getaway anyone can make",
    brief:
      "# The idea\nA weekend anyone can copy: how to get there, where to sleep, what to eat and how long it takes.\n\n# What must be seen\n- The road and the arrival\n- The room or the place, just as you found it\n- One activity and one meal of the region\n- One tip you would have liked to know before",
    dos: ["Say how far it is from Asunción", "Tag the place", "Respect the trails and the people: ask before filming"],
    donts: ["Fly drones where it is not allowed", "Show minors without permission", "Hide what did not work"],
    checklist: ["It says how to get there", "The place is tagged", "The photos have good resolution"],
    hashtags: ["DescubriParaguay", "EscapadaDeFinde"],
    specifications: [
      "Vertical, 45 to 60 seconds, the whole trip.",
      "6 to 8 photos that serve as a guide.",
      "The trip as it happens, with the location.",
    ],
  },
  supermarket: {
    name: "Supermarket and groceries",
    about: "A product from the shelf in the kitchen at home.",
    title: "From the shelf to the table",
    brief:
      "# The idea\nA recipe or a trick from home with the product, one that can be repeated with what is in the fridge and in under half an hour.\n\n# What must be seen\n- The pack on the shelf or just home from shopping\n- The preparation from above, step by step\n- The table laid and the reaction of whoever eats",
    dos: [
      "Say the quantities",
      "Show the front of the pack for at least three seconds",
      "A clean kitchen and hands in sight",
    ],
    donts: ["Other brands on the worktop", "Waste food for the shot", "Say it is healthy if the pack does not"],
    checklist: ["The pack can be read", "The recipe can be repeated", "The finished dish is seen"],
    hashtags: ["CocinaDeCasa", "DeLaGondolaALaMesa"],
    specifications: ["Vertical, 30 to 45 seconds, the whole recipe.", "The shopping and the served dish."],
  },
};
