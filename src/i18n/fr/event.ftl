# One survey in the workspace.

tab-overview = Aperçu
overview-title = Aperçu
overview-form = Le questionnaire tel que le voient les participants
overview-poster = Affiche à imprimer ou à projeter
overview-qr = Code QR sous forme d’image
overview-share = Partager le questionnaire

## What comes next
todo-title = Étape suivante :
todo-open = posez l’affiche et prévenez les participants. Le questionnaire ouvre le { $moment }.
todo-share = partagez le questionnaire. Il est ouvert, et presque personne n’a encore répondu.
todo-wait = rappelez-le tant que les souvenirs sont frais. Le questionnaire ferme le { $moment } ; il peut être prolongé.
todo-close = fixez une heure de fermeture, pour que chacun sache jusqu’à quand répondre.
todo-seal = rouvrez le questionnaire si quelqu’un a été oublié, ou fermez-le définitivement. Le { $moment }, il se ferme définitivement de lui-même ; les résultats sont disponibles à partir de ce moment.
todo-sealing = l’ordre d’arrivée est en cours d’effacement. Une nouvelle tentative a lieu toutes les dix minutes ; vous pouvez aussi fermer l’enquête encore une fois.
todo-paper = l’enquête est fermée définitivement. Regardez les résultats, puis rédigez le rapport.

## Who took part
took-part-title = Participation
took-part-complete = Réponses complètes
took-part-partial = Réponses partielles
took-part-rate = Taux d’achèvement : complètes sur toutes celles commencées
took-part-percent = { $percent } %
took-part-language = En { $language }
took-part-fewer = moins de { $step }
took-part-least = au moins { $count }
took-part-note = Indiquée par paliers de cinq tant que des réponses peuvent arriver, pour que personne ne voie qui vient de répondre. Ce qui a été dit n’est montré qu’une fois l’enquête fermée définitivement.
took-part-note-closed = Les langues sont indiquées par paliers de cinq, car peu de personnes ont pu en utiliser une.

## When answers are taken
schedule-title = Ouvrir, prolonger ou fermer
schedule-lead = Changez la période de réponse, ou fermez l’enquête définitivement.
schedule-opens = Ouverte à partir du
schedule-opens-hint = Jour et heure du lieu de l’événement ({ $zone }). Vide : depuis la publication.
schedule-closes = Ferme le
schedule-closes-hint = Jour et heure du lieu de l’événement ({ $zone }). Vide : quand vous la fermez.
schedule-go = Enregistrer les heures
schedule-open-now = Ouvrir maintenant
schedule-fault = Écrivez un jour et une heure, par exemple 2030-03-08T18:00
schedule-past = Choisissez un moment à venir ; pour arrêter tout de suite, fermez l’enquête définitivement
schedule-too-early = L’enquête fermerait avant d’ouvrir : choisissez une fermeture plus tardive
schedule-erased-before = Les participants ont lu que toutes les réponses sont effacées le { $day } : choisissez une fermeture plus proche
schedule-conflict = Une autre personne a changé les heures entre-temps, et rien de ce que vous avez saisi n’a été enregistré. État actuel : { $stage }. Votre saisie figure ci-dessous ; enregistrez-la si elle convient toujours.
schedule-final = L’enquête a été fermée définitivement entre-temps, et rien n’a été changé. État actuel : { $stage }.
schedule-sealed = Plus rien ne peut être changé. Pour interroger à nouveau, publiez les questions comme une autre enquête.
close-title = Fermer définitivement
close-text = Aucune réponse n’est plus acceptée, sans retour possible. Les codes de reçu cessent de fonctionner : personne ne peut plus modifier ni retirer une réponse. L’ordre d’arrivée des réponses est effacé. Les réponses partielles sont conservées. Les résultats sont ensuite disponibles.
close-confirm = Nom de l’enquête
close-confirm-hint = Saisissez { $id } pour confirmer.
close-confirm-fault = Saisissez le nom de l’enquête exactement comme indiqué
close-go = Fermer définitivement
sealing-due = Sans action de votre part, cela se produit le { $moment }, un jour après l’heure de fermeture. Jusque-là, l’enquête peut être rouverte.
sealing-open = Il n’y a pas d’heure de fermeture : cela ne se produit pas de soi-même.

## What was just done
done-opened = L’enquête accepte désormais les réponses.
done-schedule = Les heures sont enregistrées.
done-closed = L’enquête est fermée définitivement, et l’ordre d’arrivée des réponses est effacé.

act-survey-opened = a ouvert une enquête
act-schedule-changed = a changé la période de réponse d’une enquête
act-survey-closed = a fermé une enquête définitivement

todo-erased = aucune. Les réponses ont été effacées, comme annoncé aux participants ; ce qui a été publié demeure.

## Files
tab-exports = Fichiers
exports-title = Fichiers
exports-text = Tout ce qui peut être tiré de cette enquête. Le journal retient qui prend quel fichier.
exports-wait = Les fichiers relatifs aux réponses sont disponibles une fois l’enquête fermée définitivement : avant, ils montreraient qui vient de répondre.
exports-erased = Les réponses ont été effacées le { $day } : il n’existe plus de fichiers à leur sujet.
exports-unreleased = Des chiffres d’autres réponses ont été publiés ; placé à côté, ce paquet pourrait révéler ce que peu de personnes ont dit. Publiez d’abord un rapport sur les réponses actuelles, puis prenez le paquet.
exports-public = Pour tout le monde
exports-public-text = Rien n’y concerne une seule personne. Ils peuvent être publiés.
exports-restricted = Pour qui prépare le rapport
exports-restricted-text = Ils contiennent des réponses individuelles et des textes tels que saisis, ou ce qui est réservé aux organisateurs. Ne les publiez pas, et effacez-les une fois le rapport terminé.
exports-wide = Les réponses, une par ligne : pour R, Python, SPSS et les tableurs
exports-long = Les réponses à chaque question, une par ligne : pour les tableaux croisés
exports-dictionary = Le sens de chaque colonne, avec codes et libellés dans chaque langue
exports-tables = Tous les chiffres que le rapport peut montrer, après protection des petits groupes
exports-package-restricted = Le tout en une archive : réponses, réponses libres, dictionnaire, classeur Excel, Parquet, scripts pour R, SPSS et Stata, métadonnées
exports-package-public = Tableaux publiés, dictionnaire, questionnaire et métadonnées en une archive, pour un portail de données
exports-form = Les questions sous forme de formulaire papier, en { $language }
exports-taken = Qui a pris quoi
exports-nobody = Personne n’a encore pris de fichier.
exports-file = Fichier

## Erasing
erase-heading = Durée de conservation des réponses
erase-due = Toutes les réponses sont effacées d’elles-mêmes le { $day }, comme annoncé aux participants. Les fichiers déjà pris ne le sont pas : veillez-y vous-même.
erase-never = Aucun jour d’effacement n’a été annoncé aux participants : les réponses sont conservées jusqu’à ce que quelqu’un les efface.
erase-synthetic = Les réponses sont inventées. Elles n’appartiennent à personne et sont conservées jusqu’à ce que quelqu’un les efface.
erase-done = Toutes les réponses ont été effacées le { $day }.
erase-title = Effacer toutes les réponses maintenant
erase-text = Toutes les réponses, même partielles, avec tout ce qui a été noté à leur sujet, et la liste des personnes invitées. C’est irréversible, et plus aucun chiffre ne pourra être calculé. Les sauvegardes et les fichiers déjà pris ne sont pas touchés : effacez-les vous-même.
erase-kept = Ce qui demeure : les questions, les rapports publiés et le journal.
erase-go = Effacer toutes les réponses
done-erased = Toutes les réponses sont effacées.

act-answers-erased = a effacé les réponses à une enquête
act-file-taken = a pris un fichier

## Formulaires sur papier
typing-title = Saisir des formulaires sur papier
typing-lead = Les formulaires remplis sur papier sont saisis deux fois ; les différences sont montrées avant tout enregistrement.
typing-text = Chaque formulaire est saisi deux fois et passe les mêmes contrôles que sur un téléphone. Aucune invitation n’est utilisée, et personne ne peut voir qui l’a saisi.
typing-first = Première saisie : saisissez ce qui figure sur le papier. Laissez vide ce qui est resté vide.
typing-first-go = Passer à la seconde saisie
typing-second = Seconde saisie : saisissez de nouveau le même formulaire à partir du papier, de préférence par une autre personne.
typing-second-go = Comparer et enregistrer
typing-settle = Regardez de nouveau le papier et corrigez ce qui diffère : ce qui figure ci-dessous est enregistré.
typing-settle-go = Enregistrer tel quel
typing-differences = Les deux saisies diffèrent
typing-differs = Les deux saisies diffèrent ici : regardez le papier
typing-once = Première :
typing-twice = Seconde :
typing-nothing = rien
typing-empty = Rien n’a été saisi : un formulaire vide n’est pas enregistré
typing-early = L’enquête n’accepte pas encore de réponses
typing-closed = L’enquête est fermée définitivement, plus rien ne peut être saisi
typing-stored-before = Ce formulaire a déjà été enregistré, avec d’autres réponses, et reste tel quel. Commencez le suivant depuis la page de l’enquête.
done-paper-typed = Le formulaire est enregistré. Saisissez le suivant.
act-paper-typed = un formulaire sur papier a été saisi

## Results
tab-results = Résultats
results-title = Résultats
results-wait = Les résultats s’affichent ici une fois l’enquête fermée définitivement : avant, ils révéleraient ce qu’a dit une personne qui vient de répondre. D’ici là, l’aperçu indique combien de personnes ont participé, par paliers de cinq.
results-erased = Les réponses ont été effacées le { $day }, comme annoncé aux participants : plus rien ne peut être compté. Les rapports publiés peuvent toujours être lus.
results-unreleased = Des chiffres d’autres réponses ont été publiés ; placés à côté, ceux-ci pourraient révéler ce que peu de personnes ont dit. Publiez d’abord un rapport sur les réponses actuelles, puis revenez ici.
results-none = L’enquête ne demande rien qui puisse être compté.
results-page = Page de l’enquête
results-groups = Qui a répondu
results-together = Tous ensemble
results-by = Par groupe : { $item }
results-go = Afficher
results-before = Avant :
results-after = Suite :
