# Les questions d’une enquête dans l’espace de travail : lire, rédiger et publier une définition.

tab-questions = Questions
instrument-title = Questions
instrument-listing = Toutes les questions
instrument-preview = Vue des participants
instrument-edit = Modifier le fichier
instrument-changes = Modifications et publication
instrument-languages = Langue des questions
instrument-version = Voici la version { $version }, qui est publiée.
instrument-unpublished = Cette enquête n’est pas encore publiée : voici le brouillon.
draft-line = Il existe un brouillon, modifié par { $who } le { $moment }. Les participants n’en voient rien avant sa publication.
draft-save = Enregistrer le brouillon
done-draft-saved = Le brouillon est enregistré. Rien n’est encore publié.
done-draft-discarded = Le brouillon est supprimé.
done-published = Le brouillon est publié. Les nouvelles réponses porteront sur cette version.

## Types et réglages des questions
item-single = Un seul choix
item-multiple = Plusieurs choix
item-ranking = Classement
item-matrix = Lignes sur une échelle
item-text = Réponse libre
item-records = Groupe de champs répété
item-statement = Texte d’information
item-most = { $max } au plus
item-required = réponse obligatoire
item-without-dk = sans « ne sait pas »
item-shuffled = choix en ordre aléatoire
item-internal = pour les organisateurs seulement
item-rows = Lignes
item-rows-carried = Lignes : ce qui a été choisi dans { $item }
item-rows-open = Lignes : les réponses libres données
item-points = Degrés de l’échelle
item-fields = Champs

## Défauts d’une définition
diagnostics-title = Résultat de la vérification
diagnostics-text = Les explications sont en anglais, car elles citent les réglages du fichier.
diagnostics-error = Erreur
diagnostics-warning = Avertissement
diagnostics-place = Ligne { $line }, caractère { $column }

## Aperçu
preview-draft = Voici le brouillon.
preview-text = Toutes les questions sont affichées, y compris celles qui ne viennent qu’après certaines réponses. Rien de ce que vous choisissez ici n’est conservé.

## Modifier le fichier
edit-text = Toute la définition peut être modifiée ici : questions, langues, confidentialité, calendrier. Elle est enregistrée comme brouillon, même avec des erreurs ; les participants ne la voient qu’une fois publiée.
edit-source = Définition
edit-source-hint = Un fichier au format TOML. Les noms et les codes d’une question publiée doivent rester ; les mots peuvent changer.
moved-title = Quelqu’un d’autre a modifié cette enquête entre-temps
moved-text = Votre texte est ci-dessous, tel que vous l’avez saisi, et rien de l’autre n’est encore perdu. Reprenez ce que vous voulez en garder, puis enregistrez : votre texte prendra alors sa place.
moved-difference = De l’autre texte au vôtre

## Modifications
changes-new = L’enquête est nouvelle : rien n’est publié à quoi comparer le brouillon.
changes-none = Le brouillon est identique à la version publiée.
changes-items = Questions modifiées
changes-items-none = Aucune question ne change, seulement d’autres réglages.
change-added = est nouvelle. Elle n’a pas été posée aux personnes qui ont déjà répondu.
change-removed = n’est plus posée. Les réponses restent conservées et ne sont plus comptées.
change-recast = est posée sous une autre forme. Les réponses à l’ancienne forme ne sont plus comptées.
change-offered = propose en plus : { $codes }.
change-withdrawn = ne propose plus { $codes }. Les réponses qui le citent ne sont plus comptées.
change-reworded = est formulée autrement ({ $languages }). Les réponses comptent comme avant : le sens doit donc rester le même.
change-rerouted = est posée à d’autres personnes qu’avant.
change-reset = a d’autres réglages : limites, ordre, « ne sait pas » ou usage des réponses.
change-moved = vient à une autre place.
difference-title = Ligne par ligne
difference-before = Publié
difference-after = Brouillon
difference-text = Texte

## Publication
publish-title = Publier
publish-text = Le brouillon devient la version suivante. Les réponses commencées sur une version antérieure y restent et sont comptées dans la mesure où elles conviennent.
publish-new = L’enquête reçoit son adresse et on peut y répondre.
publish-drops = Certaines réponses déjà données ne seraient plus comptées : voir ci-dessus.
publish-faulty = Le brouillon contient des erreurs et ne peut pas être publié. Corrigez-les d’abord dans le fichier.
publish-opens = Les réponses sont acceptées à partir du { $moment }.
publish-opens-now = Les réponses sont acceptées dès la publication.
publish-closes = Les réponses sont acceptées jusqu’au { $moment }.
publish-closes-never = Les réponses sont acceptées jusqu’à la fermeture de l’enquête.
publish-closed = L’heure de fermeture, { $moment }, est passée : aucune réponse n’est acceptée.
publish-go = Publier
refused-moved = Le brouillon ou la version publiée a été modifié par quelqu’un d’autre entre-temps. Rien n’a été fait ; examinez de nouveau les modifications.
refused-closed = Non publié : l’enquête est fermée définitivement. Faites-en une copie sous un autre nom pour interroger de nouveau.
refused-released = Non publié : des chiffres de cette enquête ont été publiés. Ses mots peuvent encore changer ; ses questions, ses choix et ses conditions ne le peuvent plus. Faites-en une copie sous un autre nom pour poser d’autres questions.
refused-threshold = Non publié : il a été promis aux personnes qui ont répondu qu’aucun groupe de moins de { $threshold } personnes n’est montré et qu’aucun de moins de { $quote } n’est nommé avec une citation. Ces seuils ne peuvent qu’être relevés.

## Supprimer un brouillon
discard-title = Supprimer le brouillon
discard-text = La version publiée reste telle quelle. Le contenu du brouillon est définitivement perdu.
discard-text-new = Il ne reste rien de l’enquête.
discard-name = Nom de l’enquête
discard-hint = Saisissez { $name } pour confirmer.
discard-differs = Saisissez le nom de l’enquête exactement comme indiqué
discard-go = Supprimer le brouillon

## Le journal
act-survey-draft-saved = a enregistré un brouillon d’enquête
act-survey-draft-discarded = a supprimé un brouillon d’enquête
act-survey-published = a publié une enquête

## Traductions
instrument-translations = Traductions
translations-text = Chaque texte de l’enquête dans ses langues. Un texte vide est manquant, et l’enquête ne peut pas être publiée tant qu’il n’est pas rédigé.
translations-parts = Parties de l’enquête
translations-survey = L’enquête et son événement
translations-unused = Listes qu’aucune question n’utilise
translations-lacking = { $title } – { $missing ->
    [one] { $missing } manquant
   *[other] { $missing } manquants
}
translations-unreadable = Le brouillon ne peut pas être lu tel qu’il est. Corrigez-le d’abord dans le fichier.
translations-moved = Vos textes sont ci-dessous, tels que vous les avez saisis. Là où d’autres ont écrit autre chose, leur texte figure sous le vôtre. L’enregistrement met vos textes à la place des leurs.
translation-missing = manquant
translation-theirs = Enregistré par d’autres :
text-title = Titre de l’enquête
text-welcome = Accueil
text-event-name = Nom de l’événement
text-event-place = Lieu de l’événement
text-event-organisers = Organisateurs
text-page-title = Titre de la page
text-item = Question
text-hint = Indication
text-field = Champ
text-choice = Choix
text-point = Degré de l’échelle
text-short = Nom court
text-other = Texte
language-add = Ajouter une langue
language-add-text = Chaque texte est alors demandé dans cette langue aussi.
language-to-add = Langue à ajouter
language-add-go = Ajouter

## Une question à la fois
instrument-order = Modifier les questions
instrument-item = Modifier une question
order-text = Ouvrez une question pour changer ses mots, ses choix et ses réglages. Les pages, les lignes sur une échelle et les groupes répétés s’ajoutent dans le fichier.
order-moved = Rien n’a été déplacé. L’enquête est affichée ci-dessous telle qu’ils l’ont laissée.
move-up = Monter
move-down = Descendre
item-add = Ajouter une question
item-add-text = La question vient à la fin de la page :
item-add-go = Ajouter la question
item-kind = Type de question
item-kind-missing = Choisissez un type de question
item-name = Nom de la question
item-name-hint = Il figure dans les données : minuscules sans accent, chiffres et tirets bas simples, une lettre d’abord, 24 au plus. Il ne peut plus changer dès que quelqu’un a répondu.
item-name-bad = Utilisez un nom qu’aucune autre question ne porte : minuscules sans accent, chiffres et tirets bas simples, une lettre d’abord, 24 au plus
item-name-differs = Ce n’est pas le nom de la question
item-words = Textes
item-choices = Choix
item-choices-hint = Un par ligne, dans la première langue de l’enquête, pour les types avec choix. Les autres langues sont demandées ensuite.
item-choices-missing = Rédigez au moins un choix
item-choices-shared = D’autres questions ont les mêmes choix et changent avec elle :
choice-new = Nouveau choix
choice-new-hint = Dans la première langue de l’enquête. Il est ajouté à la fin lors de l’enregistrement.
choice-remove = Retirer
item-settings = Réglages
setting-required = Réponse obligatoire
setting-dk = Propose « ne sait pas »
setting-shuffle = Choix dans un ordre aléatoire
setting-internal = Pour les organisateurs seulement, pas dans le rapport
setting-long = Plusieurs lignes
setting-max = Au plus
setting-top = Nombre de places
setting-limit = Nombre maximal de caractères
setting-number-bad = Saisissez un nombre entier
setting-show-if = Affichée si
setting-show-if-hint = Vide : toujours. Sinon une condition sur une question précédente, par exemple : role is speaker
item-remove = Retirer la question
item-remove-text = Les réponses données à cette question ne sont plus comptées une fois le brouillon publié.
item-remove-go = Retirer la question
