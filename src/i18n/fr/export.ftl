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

# The data package: its files, their columns, its README.
export-file-wide = Une ligne par réponse, une colonne par élément de réponse possible
export-file-closed = Le même fichier sans les colonnes de texte, pour les logiciels qui ne lisent pas les retours à la ligne dans une cellule (SPSS, PSPP)
export-file-long = Une ligne par réponse à une question
export-file-records = Une ligne par fiche de «{"\u00A0"}{ $item }{"\u00A0"}»
export-file-verbatims = Une ligne par texte saisi, avec l’accord donné pour le citer
export-file-pairs = Deux questions aux mêmes choix, côte à côte, une ligne par réponse et par choix{"\u00A0"}: par exemple ce qui manque et ce qui est offert
export-file-tables = Les chiffres du document, après contrôle de la divulgation
export-file-dictionary = Ce que signifient chaque colonne et chaque code, dans toutes les langues
export-file-parquet = Le fichier large en Parquet, avec les types{"\u202F"}; les textes tels qu’ils ont été saisis
export-file-lines = Une ligne par réponse en JSON, telle qu’elle a été enregistrée{"\u202F"}; la ligne N est response_id N. `maoni import` la lit.
export-file-loaders = Scripts qui lisent les fichiers dans R, Python, Stata et SPSS, avec libellés et valeurs manquantes
export-file-workbook = Un classeur avec une feuille pour les codes, les libellés, le dictionnaire et les tableaux publiés
export-file-workbook-public = Un classeur avec une feuille pour le dictionnaire et une pour les tableaux publiés
export-file-survey = Le questionnaire tel qu’il a été publié
export-file-descriptor = Les tableaux et leurs colonnes au format Frictionless Data Package (version 2)
export-file-csvw = De même, en métadonnées CSV on the Web
export-file-ddi = L’étude et ses variables au format DDI Codebook 2.5, pour les archives
export-file-sums = L’empreinte de chaque fichier, pour vérifier qu’aucun n’a été modifié

export-column-verbatim = Numéro du texte dans cet export
export-column-verbatim-part = Champ d’une fiche, ou other_text pour le texte donné pour «{"\u00A0"}autre{"\u00A0"}»
export-column-record = Numéro de la fiche dans cette réponse
export-column-consent = Accord donné pour une citation{"\u202F"}; vide si aucun accord n’a été donné{"\u00A0"}: ne pas citer
export-column-first-item = La question posée en premier
export-column-second-item = La question aux mêmes choix
export-column-pair-code = Le choix
export-column-in-first = S’il a été retenu dans la première question
export-column-in-second = S’il a été retenu dans la seconde question
export-column-figure-name = Nom du chiffre
export-column-figure-item = Question
export-column-figure-item-label = Question en toutes lettres
export-column-figure-group = Groupe de répondants
export-column-figure-group-label = Groupe en toutes lettres
export-column-figure-row = Choix, ligne ou champ
export-column-figure-row-label = Choix, ligne ou champ en toutes lettres
export-column-figure-point = Point de l’échelle, ou choix dans un champ
export-column-figure-point-label = Point ou choix en toutes lettres
export-column-figure-statistic = Ce qui est compté
export-column-figure-value = Le chiffre{"\u202F"}; vide s’il n’est pas publié
export-column-figure-base = Sur combien
export-column-figure-percent = Pourcentage de la base
export-column-figure-mark = Pourquoi un chiffre n’est pas publié ou est arrondi
export-column-dictionary-file = Fichier{"\u00A0"}: wide, long, ou dropped pour ce que seules des versions antérieures avaient
export-column-dictionary-column = Nom de la colonne
export-column-dictionary-item = Question dont elle relève
export-column-dictionary-kind = Type de question
export-column-dictionary-part-code = Partie de la réponse, en code
export-column-dictionary-type = Type des cellules
export-column-dictionary-internal = 1 si elle est réservée aux organisateurs
export-column-dictionary-question = Question en toutes lettres
export-column-dictionary-part = Partie de la réponse en toutes lettres
export-column-dictionary-values = Codes et libellés
export-column-dictionary-base = À qui la question a été posée
export-column-dictionary-reserved = Codes tenant lieu de valeur
export-column-dictionary-limit = Le maximum possible
export-column-dictionary-limit-unit = En quelle unité
export-column-dictionary-asked-in = Versions de l’enquête où elle figure
export-column-dictionary-changed = Ce que des versions ultérieures ont changé{"\u00A0"}: question, partie ou valeurs

export-empty = Sans objet
export-unit = Réponse d’un participant à l’événement
export-mode = Questionnaire en ligne, rempli par le répondant
export-synthetic = Les réponses sont inventées, pour une démonstration{"\u00A0"}: personne ne les a données et rien ne peut en être cité.
export-restricted = Accès restreint{"\u00A0"}: ce paquet contient des réponses individuelles et les textes tels qu’ils ont été saisis. Il est destiné aux personnes qui préparent le rapport. Ne pas le publier ni le transmettre.
export-public = Ce paquet peut être publié. Il contient les chiffres du document après contrôle de la divulgation, le questionnaire et son dictionnaire, et rien qui porte sur une seule personne.
export-public-reason = Il ne contient aucun fichier de réponses individuelles. Dans un petit groupe, les réponses d’une personne diffèrent presque toujours de toutes les autres{"\u00A0"}: une ligne se reconnaît même sans groupe, jour ni langue, et l’addition des lignes rendrait les chiffres qui n’ont pas été publiés. Les textes n’y sont pas non plus{"\u00A0"}: ce qui peut être cité se trouve dans le rapport.
export-origin = Version { $version } de l’enquête. État { $snapshot }{"\u00A0"}: des réponses identiques donnent le même nom, que porte aussi le document qui en est tiré.
export-responses = { $count ->
    [one] Une réponse.
   *[other] { $count } réponses.
}
export-sheet-limit = Une feuille de classeur s’arrête après { $count } réponses{"\u00A0"}: les autres fichiers les contiennent toutes.

export-readme-files = Fichiers
export-readme-file = Fichier
export-readme-holds = Contenu
export-readme-reading = Lecture
export-readme-rules = À savoir
export-readme-stata = Lancer les scripts avec ce dossier comme dossier de travail. Dans Stata et SPSS, les codes qui sont des mots deviennent des nombres avec libellés, dans l’ordre du dictionnaire.

export-rule-columns = Les colonnes viennent du questionnaire et jamais des réponses{"\u00A0"}: elles sont les mêmes dans chaque export.
export-rule-reserved = Ces codes tiennent lieu de valeur dans les colonnes de codes et de nombres{"\u00A0"}:
export-rule-empty = Une cellule vide dans une telle colonne est sans objet{"\u00A0"}: pas de rang, pas de telle fiche. Une cellule de texte vide signifie qu’il n’y a pas de texte.
export-rule-multiple = Dans une question à choix multiples, «{"\u00A0"}ne sait pas{"\u00A0"}» n’est pas un zéro{"\u00A0"}: sa propre colonne vaut 1 et celles des choix portent le code réservé.
export-rule-disarmed = Dans les fichiers CSV, les textes qu’un tableur prendrait pour une formule sont précédés d’une apostrophe. Parquet, JSON et le classeur donnent les textes tels qu’ils ont été saisis.
export-rule-raw = Les textes sont tels qu’ils ont été saisis, dans tous les fichiers{"\u00A0"}: un tableur peut en prendre certains pour une formule.
export-rule-order = Les lignes suivent l’ordre de numéros tirés au hasard, qui ne dit rien de l’ordre d’arrivée. response_id relie les fichiers de ce paquet{"\u202F"}; un autre export numérote à nouveau.
export-rule-versions = Les colonnes sont celles de la version actuelle de l’enquête et gardent leur nom d’une version à l’autre. Le dictionnaire dit dans quelles versions chacune a été posée et ce qui a changé{"\u202F"}; ce qui a été supprimé y est listé et ne figure dans aucun fichier. Une question absente d’une version antérieure compte comme laissée sans réponse dans les réponses à cette version.
export-rule-tables = Dans les tableaux publiés, `mark` dit pourquoi un chiffre n’est pas publié{"\u202F"}; les petits groupes sont comptés ensemble.
