# The CSV files and their data dictionary.
export-complete = Envoyée
export-partial = Enregistrée, non envoyée
export-answered = Répondu
export-skipped = Laissé sans réponse
export-not-shown = Non posé
export-not-reached = Page non atteinte

export-column-response-id = Numéro de la réponse dans cet export. Il relie le fichier large et le fichier long{"\u202F"}; un autre export numérote à nouveau.
export-column-completeness = Si la réponse a été envoyée
export-column-language = Langue dans laquelle le questionnaire a été lu
export-column-day = Jour de l’envoi ou du dernier enregistrement
export-column-item = Nom de la question, comme dans le fichier large
export-column-part = Ligne d’un tableau ou champ d’une fiche
export-column-place = Rang dans un classement ou numéro de la fiche
export-column-code = Code choisi
export-column-label = Libellé du code
export-column-value = Le code en tant que nombre, s’il en est un
export-column-text = Texte tel qu’il a été saisi
export-column-item-status = État de la question ou de cette partie de la question

export-part-combined = Tous les choix, les codes séparés par une espace
export-part-rank = Choix placé à ce rang
export-part-given = Si un texte a été donné
export-part-count = Nombre de fiches remplies
export-part-other = Texte donné pour «{"\u00A0"}autre{"\u00A0"}»

export-base-all = Tous les répondants
export-base-if = Répondants pour lesquels { $condition }
export-condition-chosen = { $item } vaut { $codes }
export-condition-answered = { $item } a une réponse
export-condition-not = non ({ $condition })
export-and = et
export-or = ou
export-yes = Oui
export-no = Non

export-no-group = Groupe non indiqué
