# Le document des résultats.
status-draft = Projet : ne pas citer
status-comment = Pour observations
status-final = Version finale
synthetic-mark = Démonstration : réponses fictives, que personne n’a données
cover-place = Lieu
cover-date = Date de la manifestation
cover-organisers = Organisateurs
cover-issued = Date de parution
cover-answers = Ont répondu
cover-answers-value = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
cover-strip-caption = Les { $all } options de « { $field } » : en plein, celles qu’au moins une personne a citées
folio = Page { "{page}" } sur { "{pages}" }
footer = { $title } · version { $version } · empreinte { $hash }
unfold-tables = Les mêmes chiffres en tableau
contents = Sommaire

summary-heading = En bref
summary-lead = { $n ->
    [0] Personne n’a encore répondu.
    [one] Une personne a répondu.
   *[other] { $n } personnes ont répondu à l’enquête « { $event } », qui compte { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }.
}
summary-findings = Ce que les participants ont dit
summary-finding = { $page } : { $finding }
annex-title = { $title } : tableaux
summary-too-few = Trop peu de réponses pour présenter des chiffres : { $topics }
summary-messages = Messages clés
summary-priorities = { $name } : réponses les plus citées
tile-invited = personnes invitées
tile-answered = personnes ont répondu
tile-complete = ont envoyé leurs réponses
tile-share = { $percent } des personnes invitées

part-heading = Qui a participé
part-finding = { $n ->
    [0] Aucune des { $invited } personnes invitées n’a répondu
    [one] Une des { $invited } personnes invitées a répondu
   *[other] { $n } des { $invited } personnes invitées ont répondu
}
part-finding-open = { $n ->
    [0] Personne n’a encore répondu
    [one] Une personne a répondu
   *[other] { $n } personnes ont répondu
}
part-funnel = De l’invitation à la réponse complète
part-funnel-open = De la première réponse à la réponse complète
part-invited = Personnes invitées
part-started = Ont répondu, au moins en partie
part-complete = Ont envoyé une réponse complète
part-groups = Répondants par groupe
part-language = Langue du questionnaire
part-note-merged = Les groupes de moins de { $k } personnes sont comptés ensemble, afin que personne ne puisse être reconnu.
part-left-out = Aucune ventilation n’est présentée : même réunis, les groupes comptent moins de { $k } personnes.
groups-kicker = Convergences et divergences
groups-heading = Où les groupes se rejoignent, où ils diffèrent
groups-caption = { $item } : réponses des groupes
groups-all = Ensemble
groups-note = Part de chaque groupe ayant cité la réponse ; entre parenthèses, le nombre de réponses du groupe. Le trait marque la part de l’ensemble. Les groupes de moins de { $k } personnes sont comptés ensemble, afin que personne ne puisse être reconnu.
agreement-shared = Partagé
agreement-contested = Contesté
agreement-undecided = Indécis
agreement-too-few = Trop peu de réponses
agreement-over = Plus de la moitié de chaque groupe a cité :
agreement-under = Moins de la moitié de chaque groupe a cité :
agreement-divided = { $label } (plus de la moitié : { $over })
agreement-nothing = Rien.
agreement-rule = Partagé : dans chaque groupe, plus de la moitié l’a cité, ou dans chaque groupe moins de la moitié. Contesté : plus de la moitié dans un groupe, moins de la moitié dans un autre. Cela doit rester vrai même si une personne de chaque groupe avait répondu autrement ; sinon, c’est indécis. Trop peu de réponses : moins de { $k } personnes l’ont cité, ou les réponses d’un groupe ne sont pas montrées.
agreement-title-contested = Les groupes sont divisés sur « { $label } »
agreement-title-shared = Plus de la moitié de chaque groupe a cité « { $label } »

trend-kicker = Évolution d’une manifestation à l’autre
trend-heading = Les mêmes questions lors de plusieurs manifestations
trend-lead = Les mêmes questions posées lors de plusieurs manifestations. Questions et réponses sont rapprochées par leurs codes. Les personnes qui répondent peuvent changer d’une fois à l’autre : une évolution est celle de l’ensemble des réponses, non celle de l’avis d’une personne. Un écart de moins de 10 points de pourcentage n’est pas appelé évolution.
trend-events = Les manifestations comparées
trend-event = Manifestation
trend-answered = Ont répondu
trend-sources = Sources : { $sources }.
trend-source = { $event } : enquête { $survey }, version { $version }, empreinte { $hash }
trend-finding-up = { $label } : en hausse, de { $from } sur { $from_base } ({ $first }) à { $to } sur { $to_base } ({ $last })
trend-finding-down = { $label } : en baisse, de { $from } sur { $from_base } ({ $first }) à { $to } sur { $to_base } ({ $last })
trend-finding-steady = { $item } : aucune réponse n’a varié de 10 points ou plus entre { $first } et { $last }
trend-finding-few = Trop peu de réponses pour parler d’évolution
trend-base = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
trend-base-people = Parts des personnes qui ont répondu à la question lors de chaque manifestation.
trend-base-rows = Parts des personnes qui ont noté la ligne lors de chaque manifestation.
trend-top = { $item } : { $n ->
    [1] le degré le plus élevé
   *[other] les { $n } degrés les plus élevés
} de l’échelle
trend-table = { $item }, par manifestation
trend-head = { $event } (sur { $n })
trend-not-offered = non proposée
trend-not-asked = { $event } : question non posée.
trend-asked-otherwise = { $event } : question posée sous une autre forme, donc non comparée.
trend-too-few = { $event } : moins de { $k } personnes ont répondu, aucun chiffre n’est présenté.
trend-nothing = Cette question n’a été posée sous la même forme lors d’aucune autre de ces manifestations, ou trop peu de personnes y ont répondu.
trend-reworded = { $event } : question formulée « { $text } ».
trend-reworded-answers = * Formulée autrement : { $events }.
trend-rescaled = Les degrés de l’échelle étaient formulés autrement : { $events }.
trend-limit = Le nombre de réponses permis était différent : { $events }.
trend-dk = « Je ne sais pas » proposé une fois sur deux seulement : { $events }.
trend-more = Le dessin montre les { $n } réponses les plus données ; le tableau les donne toutes.

base-people = Base : { $n ->
    [one] la personne qui a répondu
   *[other] les { $n } personnes qui ont répondu
} à cette question.
base-multiple = Base : { $n ->
    [one] la personne qui a répondu
   *[other] les { $n } personnes qui ont répondu
} à cette question ; plusieurs réponses étaient possibles.
base-ranking = Base : { $n ->
    [one] la personne qui a répondu
   *[other] les { $n } personnes qui ont répondu
} à cette question ; jusqu’à { $top } choix étaient possibles.
base-matrix = Base : les personnes qui ont noté chaque ligne ({ $n ->
    [one] { $n } personne a répondu
   *[other] { $n } personnes ont répondu
} à la question).
base-pairs = Base de chaque ligne : les personnes qui ont donné les deux notes.
base-records = Base : { $records ->
    [one] { $records } fiche remplie
   *[other] { $records } fiches remplies
} par { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}.
base-of = { $name }. { $base }
base-skipped = { $n ->
    [one] 1 personne a vu la question sans y répondre.
   *[other] { $n } personnes ont vu la question sans y répondre.
}
base-bounds = { $label } : { $count } des { $answered } qui ont répondu ; entre { $least } et { $most } des { $invited } invités.
bounds-top = { $label }, « { $point } » ou davantage
hidden-rows = { $n ->
    [one] 1 ligne comptant moins de { $k } réponses n’est pas présentée.
   *[other] { $n } lignes comptant moins de { $k } réponses ne sont pas présentées.
}

chart-first-places = { $name } : premiers choix
unmet-need = Plus demandé qu’offert : { $list }.
unmet-one = { $label } (écart de { $gap })
rows-in-annex = { $n ->
    [one] { $n } autre ligne figure en annexe.
   *[other] { $n } autres lignes figurent en annexe.
}

finding-share = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
} sur { $base }
finding-share-few = { $count } des { $base } personnes qui ont répondu
finding-most = « { $label } » est la réponse la plus citée, par { $share }
finding-single = { $count ->
    [one] { $share } répond
   *[other] { $share } répondent
} « { $label } »
finding-tie = « { $first } » et « { $second } » sont les réponses les plus citées, chacune par { $share }
finding-ties = { $n } réponses arrivent à égalité en tête, chacune citée par { $share }
finding-top = { $count ->
    [one] { $share } répond
   *[other] { $share } répondent
} « { $point } » ou davantage pour « { $label } »
finding-gap = « { $label } » présente l’écart le plus grand, { $gap } points en moyenne
# Ce qui suit la première proposition d’un titre, après un point-virgule.
finding-gap-it = l’écart y est aussi le plus grand, { $gap } points en moyenne
finding-status = { $count ->
    [one] { $share } en dit
   *[other] { $share } en disent
} : « { $point } »
finding-rated = { $count ->
    [one] { $share } y répond
   *[other] { $share } y répondent
} « { $point } » ou davantage
finding-also = à « { $name } », la réponse la plus citée est « { $label } » ({ $share })
finding-lower = « { $name } » se situe { $gap } points plus bas en moyenne
finding-higher = « { $name } » se situe { $gap } points plus haut en moyenne
finding-records-most = la réponse la plus fréquente est « { $label } » ({ $count } sur { $base })
finding-records = { $records ->
    [one] { $records } fiche remplie
   *[other] { $records } fiches remplies
} par { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
finding-text = { $n ->
    [0] Aucune réponse libre
    [one] 1 réponse libre
   *[other] { $n } réponses libres
}
finding-too-few = Trop peu de réponses pour présenter des chiffres
too-few-topics = Moins de { $k } personnes ont répondu à ces questions : aucun chiffre n’est présenté.
too-few-rows = Aucune ligne n’a été notée par au moins { $k } personnes : aucun chiffre n’est présenté.
too-few = Moins de { $k } personnes ont répondu à cette question : aucun chiffre n’est présenté.
text-note = Seul le nombre de réponses libres est donné ici. Une réponse n’est citée qu’après avoir été lue et autorisée par un membre du personnel.

chart-people = { $name } : personnes
dots-full = certaines de ces personnes ont aussi répondu à « { $name } »
dots-ring = aucune, ou trop peu pour le dire
dots-column = aussi « { $name } »
chart-unsplit = non réparti : noté par moins de { $k } personnes
chart-aside = ne sait pas ou sans réponse
chart-dk-short = ne sait pas
conclusion-label = Ce qu’en concluent les organisateurs

# Les propos des participants, et ce qui est proposé.
quote-anonymous = Une personne ayant participé
quote-translated = Traduit { $language ->
    [en] de l’anglais
    [fr] du français
    [ar] de l’arabe
    [sw] du swahili
    [so] du somali
    [am] de l’amharique
    [ti] du tigrinya
   *[other] de la langue de l’auteur
} ; texte original :
register-words = Propos des participants
register-who = Groupe
register-note = Sont reproduits { $n } textes sur { $all }, dont l’auteur a autorisé la citation et qu’une personne a lus avant leur diffusion. L’ordre n’indique aucune préférence.
way-heading = Engagements et suite à donner
proposals-heading = Ce qui est proposé
proposal-label = Proposition { $n }
proposal-who = Qui
proposal-by = Échéance
proposal-evidence = Repose sur
proposal-view = Avis des organisateurs : aucun chiffre de ce document ne l’étaye.

method-heading = Comment ce document a été établi
method-asked = Ce qui a été demandé
method-asked-text = { $items ->
    [one] { $items } question
   *[other] { $items } questions
} sur { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}. Langues : { $languages }. Seul le consentement était obligatoire.
method-when = Quand
method-when-text = Les réponses ont été données du { $first } au { $last }.
method-when-none = Aucune réponse n’a été donnée.
method-whom = À qui
method-whom-invited = { $invited } personnes ont été invitées. { $started } ont répondu au moins en partie, { $complete } ont envoyé une réponse complète.
method-whom-open = Le lien était ouvert et les invitations n’ont pas été comptées : il n’y a donc pas de taux de réponse. { $started } personnes ont répondu au moins en partie, { $complete } ont envoyé une réponse complète.
method-whom-more = { $invited } personnes ont été invitées et davantage ont répondu : le lien a été transmis, il n’y a donc pas de taux de réponse. { $started } personnes ont répondu au moins en partie, { $complete } ont envoyé une réponse complète.
method-form = Le formulaire
method-form-text = Un formulaire sur le web, rempli de plein gré ; le programme n’a connaissance d’aucune contrepartie. { $routed ->
    [0] Les mêmes questions ont été posées à tous,
    [one] 1 question n’a été posée qu’aux personnes concernées ; les autres l’ont été à tous,
   *[other] { $routed } questions n’ont été posées qu’aux personnes concernées ; les autres l’ont été à tous,
} dans le même ordre, avec les choix dans le même ordre. Les réponses pouvaient être relues et modifiées avant l’envoi, et ensuite jusqu’à la clôture. Un envoi répété n’est compté qu’une fois.
method-rates = Taux
method-rates-text = Taux de réponse RR1 (complètes sur invitées) : { $rr1 }. RR2 (complètes et partielles sur invitées) : { $rr2 }. Taux d’achèvement (complètes sur commencées) : { $completion }. D’après les définitions standard de l’AAPOR.
method-rates-open = Taux d’achèvement (complètes sur commencées) : { $completion }. D’après les définitions standard de l’AAPOR.
method-rates-items = Non-réponse par question (questions vues et laissées sans réponse) : { $all } dans l’ensemble, { $most } au plus ({ $item }).
method-counting = Comment les réponses sont comptées
method-counting-text = La base d’une question est l’ensemble des personnes qui y ont répondu, « ne sait pas » compris ; elle figure sous chaque graphique. Quand plusieurs réponses étaient possibles, les parts sont des parts de personnes. Moyennes, médianes et écarts laissent de côté « ne sait pas » ; l’écart est calculé pour chaque personne, puis on en fait la moyenne. Les effectifs précèdent les pourcentages ; au-dessous de 30 réponses, les pourcentages sont entre parenthèses ; au-dessous de 10, il n’y en a pas.
method-bounds = Personnes sans réponse
method-bounds-text = Quand le nombre d’invités est connu, il est dit entre quels nombres d’entre eux une réponse se situe : au moins les personnes qui l’ont donnée, au plus celles-ci et toutes celles qui n’ont pas répondu à la question. Rien n’est supposé des personnes sans réponse, et aucune réponse n’est pondérée.
method-coding = Réponses ouvertes
method-coding-text = Les réponses restent telles qu’elles ont été données : les choix sont comptés comme choisis, et les mots saisis sous « autre » n’ont pas été reclassés.
method-agreement = Accord des groupes
method-agreement-text = Un choix est partagé ou contesté selon le côté de la moitié où se trouve chaque groupe. La moitié est le seuil d’une majorité ; la marge d’une personne par groupe tient à ce que, dans un groupe de { $k }, une personne pèse un cinquième ou presque.
method-words = Mots pour les parts
method-words-text = « Une petite partie » signifie moins de 20 % de la base, « une partie » de 20 % à moins de 45 %, « environ la moitié » de 45 % à 55 %, « la plupart » plus de 55 % et moins de 90 %, « la quasi-totalité » 90 % et plus. « Aucun » et « la totalité » s’entendent au sens strict.
method-small = Petits groupes
method-small-text = Aucun chiffre n’est présenté pour un groupe dont moins de { $k } personnes ont répondu à la question ; les groupes plus petits sont comptés ensemble. { $hidden ->
    [0] Aucun chiffre n’a dû être masqué.
    [one] 1 chiffre des tableaux publiés est masqué pour cette raison et y est signalé.
   *[other] { $hidden } chiffres des tableaux publiés sont masqués pour cette raison et y sont signalés.
} Dans un groupe de moins de 10 personnes, on n’emploie ni « la totalité » ni « aucun » : { $ranged ->
    [0] aucun chiffre n’est donné
    [one] 1 chiffre est donné
   *[other] { $ranged } chiffres sont donnés
} à la place comme « moins de 10 % » ou « plus de 90 % ».
method-limits = Limites
method-limits-text = Les personnes qui ont répondu ne parlent qu’en leur nom et ne constituent pas l’échantillon d’une population plus large. C’est pourquoi il n’y a ni marge d’erreur ni test de signification.
method-privacy = Vie privée
method-privacy-text = Ni nom, ni adresse, ni appareil n’ont été enregistrés avec une réponse, seulement le jour où elle a été donnée.
method-source = Source
method-source-text = Enquête { $survey }, version { $version } ; définition du document { $report } ; empreinte { $hash } des réponses ; établi avec Maoni { $software }.

tables-heading = Tableaux
tables-lead = Les chiffres qui fondent les graphiques, question par question.
tables-none = Trop peu de personnes ont répondu pour présenter les chiffres d’une question.
table-stage = Étape
table-group = Groupe
table-option = Réponse
table-count = Personnes
table-place = Rang { $n }
table-points = Points
table-row = Ligne
table-rated = Notes
table-top = { $n } plus hautes
table-median = Médiane
table-gap = Écart moyen
table-entries = Fiches
table-dk = Ne sait pas
table-not-given = Non précisé
table-hidden = moins de { $k }
table-points-note = Points : { $top } pour un premier choix, un de moins à chaque rang suivant (méthode de Borda).

# A figure within the organisers' own words.
narrative-of = { $count } sur { $base }
word-none = aucun
word-few = une petite partie
word-some = une partie
word-half = environ la moitié
word-most = la plupart
word-nearly-all = la quasi-totalité
word-all = la totalité

## Le formulaire sur papier
themes-kicker = Avec leurs mots
themes-heading = Ce dont les participants ont parlé
themes-lead = À ces questions, les participants ont répondu avec leurs propres mots. D’autres personnes ont lu chaque réponse et en ont relevé les thèmes ; les chiffres indiquent combien de participants ont abordé chaque thème.
themes-caption = Thèmes des réponses à « { $item } »
themes-note = { $coders ->
    [one] Une personne a codé les réponses ; une réponse peut relever de plusieurs thèmes.
   *[other] { $coders } personnes ont codé les réponses sans voir le travail les unes des autres ; une réponse peut relever de plusieurs thèmes.
}
themes-unsettled = { $n ->
    [one] 1 thème sur lequel leurs avis diffèrent n’est pas présenté.
   *[other] { $n } thèmes sur lesquels leurs avis diffèrent ne sont pas présentés.
}
finding-themes = Thème le plus abordé : { $theme } ({ $n } des { $base } personnes ayant répondu à « { $item } »)
table-theme = Thème
code-book-heading = Liste des codes
code-book-lead = Ce que signifie chaque thème, avec les mots des personnes qui ont codé les réponses libres.
code-book-meaning = Signification
code-book-definition = { $text }
code-book-includes = S’applique à : { $text }
code-book-excludes = Ne s’applique pas à : { $text }
code-book-theme = Relève de : { $text }
method-coding-people = Les réponses écrites à { $n ->
    [one] 1 question
   *[other] { $n } questions
} ont été lues par des personnes et rapportées aux thèmes d’une liste de codes.
method-coding-agreement = Lorsque deux d’entre elles ont codé les mêmes réponses, le kappa de Cohen d’un thème se situait entre { $least } et { $most } avant qu’elles ne tranchent leurs différences.

questionnaire = Formulaire papier
questionnaire-footer = { $title } · formulaire papier
questionnaire-anonymous = Merci de ne pas écrire votre nom sur ce formulaire. Les organisateurs saisissent vos réponses sans savoir de qui elles viennent, puis détruisent le formulaire.
questionnaire-final = Une fois remis, le formulaire ne peut plus être modifié ni retiré : personne ne sait lequel est le vôtre.
questionnaire-question = { $number }. { $question }
questionnaire-rank = Inscrivez des chiffres dans les cases : 1 pour le plus important, jusqu’à { $max }
questionnaire-row = Cochez une case par ligne
questionnaire-carried = Seulement pour ce que vous avez choisi à la question { $number } : cochez une case dans chacune de ces lignes
questionnaire-open = Seulement pour les questions auxquelles vous avez répondu avec vos propres mots : cochez une case dans chacune de ces lignes
questionnaire-pick = Un choix de la liste ci-dessous :
questionnaire-list = Choix pour « { $question } » :
questionnaire-if = Seulement si { $condition }
condition-chosen = votre réponse à la question { $number } est { $choices }
condition-not-chosen = votre réponse à la question { $number } n’est pas { $choices }
condition-answered = vous avez répondu à la question { $number }
condition-not-answered = vous n’avez pas répondu à la question { $number }
quoted = « { $text } »
condition-or = { $before } ou { $next }
condition-and = { $before } et { $next }

# Results of every question, in the workspace.
question-internal = Pour les organisateurs seulement : ne figure dans aucun rapport ni dans aucun fichier public.
question-ungrouped = Pour cette question, les groupes ne sont pas représentés côte à côte. Ses réponses figurent parmi celles de tous ensemble.
