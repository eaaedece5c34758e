# Formulaires d’autres programmes : ce qu’ils doivent dire quand ce produit le dit de lui-même.
xlsform-other = Autre
xlsform-place = Lieu de la manifestation
xlsform-organisers = Organisation de la manifestation
xlsform-count = { $what }{"\u00A0"}: combien d’entrées souhaitez-vous faire{"\u202F"}? De 0 à { $max }
xlsform-limit-alone = Une réponse qui se suffit à elle-même ne peut pas être combinée avec d’autres.
xlsform-dont-know = { $what }{"\u00A0"}: laissez ceci vide si vous pouvez répondre
