# One survey in the workspace.

tab-overview = Aperçu
overview-title = Aperçu
overview-form = Le questionnaire tel que le voient les participants
overview-poster = Affiche à imprimer ou à projeter
overview-qr = Code QR sous forme d’image
overview-share = Partager le questionnaire

## What comes next
todo-title = Étape suivante :
todo-open = posez l’affiche et prévenez les participants. Le questionnaire ouvre le { $moment }.
todo-share = partagez le questionnaire. Il est ouvert, et presque personne n’a encore répondu.
todo-wait = rappelez-le tant que les souvenirs sont frais. Le questionnaire ferme le { $moment } ; il peut être prolongé.
todo-close = fixez une heure de fermeture, pour que chacun sache jusqu’à quand répondre.
todo-seal = rouvrez le questionnaire si quelqu’un a été oublié, ou fermez-le définitivement. Le { $moment }, il se ferme définitivement de lui-même ; les résultats sont visibles à partir de ce moment.
todo-sealing = l’ordre d’arrivée est en cours d’effacement. Une nouvelle tentative a lieu toutes les dix minutes ; vous pouvez aussi fermer l’enquête encore une fois.
todo-paper = l’enquête est fermée définitivement. Lisez les résultats, puis publiez le document.

## Who took part
took-part-title = Participation
took-part-complete = Réponses complètes
took-part-partial = Réponses partielles
took-part-rate = Taux d’achèvement : complètes sur toutes celles commencées
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
schedule-opens-hint = Jour et heure du lieu de l’événement ({ $zone }). Vide : depuis la publication.
schedule-closes = Ferme le
schedule-closes-hint = Jour et heure du lieu de l’événement ({ $zone }). Vide : quand vous la fermez.
schedule-go = Enregistrer les heures
schedule-open-now = Ouvrir maintenant
schedule-fault = Écrivez un jour et une heure, par exemple 2030-03-08T18:00
schedule-past = Choisissez un moment à venir ; pour arrêter tout de suite, fermez l’enquête définitivement
schedule-too-early = L’enquête fermerait avant d’ouvrir : choisissez une fermeture plus tardive
schedule-erased-before = Les participants ont lu que toutes les réponses sont effacées le { $day } : choisissez une fermeture plus proche
schedule-conflict = Une autre personne a changé les heures entre-temps, et rien de ce que vous avez saisi n’a été enregistré. État actuel : { $stage }. Votre saisie figure ci-dessous ; enregistrez-la si elle convient toujours.
schedule-final = L’enquête a été fermée définitivement entre-temps, et rien n’a été changé. État actuel : { $stage }.
schedule-sealed = Plus rien ne peut être changé. Pour interroger à nouveau, publiez les questions comme une autre enquête.
close-title = Fermer définitivement
close-text = Aucune réponse n’est plus acceptée, sans retour possible. Les codes de reçu cessent de fonctionner : personne ne peut plus modifier ni retirer une réponse. L’ordre d’arrivée des réponses est effacé. Les réponses partielles sont conservées. Les résultats peuvent ensuite être lus.
close-confirm = Nom de l’enquête
close-confirm-hint = Écrivez { $id } pour confirmer.
close-confirm-fault = Écrivez le nom de l’enquête exactement comme indiqué
close-go = Fermer définitivement
sealing-due = Sans action de votre part, cela se produit le { $moment }, un jour après l’heure de fermeture. Jusque-là, l’enquête peut être rouverte.
sealing-open = Il n’y a pas d’heure de fermeture : cela ne se produit pas de soi-même.

## What was just done
done-opened = L’enquête accepte désormais les réponses.
done-schedule = Les heures sont enregistrées.
done-closed = L’enquête est fermée définitivement, et l’ordre d’arrivée des réponses est effacé.

act-survey-opened = a ouvert une enquête
act-schedule-changed = a changé la période de réponse d’une enquête
act-survey-closed = a fermé une enquête définitivement
