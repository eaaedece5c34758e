# Pages des participants.

## Autour de chaque page
skip-to-content = Aller au contenu
language = Langue
synthetic = Démonstration : les réponses de cette enquête sont fictives. Personne ne les a données.
foot-privacy = Vos réponses sont anonymes. Cette page enregistre sur cet appareil un seul cookie et ce que vous saisissez, jusqu’à l’envoi de vos réponses.
foot-code = Modifier ou retirer des réponses déjà envoyées
title-error = Erreur : { $title }
title-in = { $page } – { $survey }
back = Retour
continue = Continuer
label = { $label } :
or = ou
optional = { $label } (facultatif)
other-said = { $choice } : { $words }

## La liste des enquêtes
home-title = Enquêtes ouvertes
home-text = Choisissez la manifestation à laquelle vous avez participé.
home-empty = Aucune enquête n’est ouverte en ce moment.
home-empty-hint = Si vous avez reçu une adresse ou un code QR, utilisez-le de nouveau au moment annoncé.
home-line = Environ { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, en { $languages }

## Accueil
event-line = { $event }, { $place }, { $day }
event-by = Organisateurs : { $organisers }
fact-minutes = Environ { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
fact-skip = Vous pouvez laisser de côté toute question à laquelle vous ne souhaitez pas répondre
fact-until = Ouverte jusqu’au { $moment }
promise-title = Nos engagements
promise-voluntary = La participation est volontaire. Vous pouvez vous arrêter à tout moment.
promise-anonymous = Nous ne demandons pas votre nom. Aucune adresse électronique, aucune adresse Internet ni aucune heure exacte n’est conservée avec vos réponses, seulement le jour.
promise-groups = Les chiffres d’un groupe ne sont publiés que si au moins { $people } personnes de ce groupe ont répondu.
promise-quotes = Vos propos ne sont cités qu’avec votre accord. Vous décidez à la fin, réponse par réponse.
promise-code = À la fin, vous recevez un code. Il vous permet de modifier ou de retirer vos réponses jusqu’à la clôture de l’enquête.
promise-deleted = Toutes les réponses seront effacées le { $day }.
promise-contact = Questions sur cette enquête : { $contact }
start = Commencer
lost-answers = Nous n’avons trouvé aucune réponse commencée sur cet appareil. Si vous aviez commencé, les cookies sont peut-être désactivés, ou vous êtes dans une fenêtre privée. Veuillez autoriser les cookies pour ce site et commencer ici.

## Reprise
resume-title = Vous avez commencé à répondre
resume-text = Les réponses données sur cet appareil sont toujours là.
resume = Reprendre où vous en étiez
restart = Recommencer
restart-hint = Si vous recommencez, toutes les réponses données sur cet appareil seront effacées.
sent-title = Vous avez déjà envoyé vos réponses
sent-text = Votre code de reçu vous permet de les modifier ou de les retirer jusqu’à la clôture de l’enquête.
sent-receipt = Afficher mon reçu
sent-another = Une autre personne répond sur cet appareil

## Questions
step = Étape { $step } sur { $all }
choose-up-to = { $max ->
    [one] Choisissez une réponse
   *[other] Choisissez jusqu’à { $max } réponses
}
choose-all = Choisissez toutes les réponses qui conviennent
rank-up-to = Choisissez jusqu’à { $max } réponses, la plus importante en premier
text-limit = Vous pouvez écrire jusqu’à { $max } caractères
records-up-to = { $max ->
    [one] Vous pouvez remplir une fiche
   *[other] Vous pouvez remplir jusqu’à { $max } fiches. Une seule suffit.
}
choose-one = Choisir
place = { $place ->
    [1] Premier choix
    [2] Deuxième choix
    [3] Troisième choix
   *[other] Choix { $place }
}
other-which = Veuillez préciser
other-which-ranked = Si vous avez choisi « autre », veuillez préciser
scale-dk = Je ne sais pas
record = Fiche { $index } sur { $max }
record-more = Ajouter une fiche ({ $index } sur { $max })
save-later = Enregistrer et finir plus tard
to-review = Vérifier mes réponses
count-left = Caractères restants : #
count-over = Caractères en trop : #
count-chosen = Choix : # sur ##
saved-note = Enregistré
restored = Ce que vous aviez écrit ici n’avait pas été enregistré, car la connexion avait échoué. Nous l’avons remis en place.

## Problèmes dans les réponses
fault-lead = Erreur :
summary-title = Il y a un problème
problem-of = { $question } : { $sentence }
problem-required = Répondez à cette question pour continuer
problem-required-tick = Cochez la case si vous acceptez de participer
problem-too-many = Choisissez au plus { $max } réponses. Vous en avez choisi { $chosen }.
problem-not-alone = « { $choice } » ne peut pas être combiné avec d’autres réponses. Choisissez-le seul, ou retirez-le.
problem-chosen-twice = Vous avez choisi deux fois « { $choice } ». Choisissez autre chose, ou laissez la seconde place vide.
problem-place-left-out = { $place ->
    [1] Votre premier choix est vide. Complétez-le, ou faites remonter les autres.
    [2] Votre deuxième choix est vide. Complétez-le, ou faites remonter les autres.
    [3] Votre troisième choix est vide. Complétez-le, ou faites remonter les autres.
   *[other] Le choix { $place } est vide. Complétez-le, ou faites remonter les autres.
}
problem-too-long = { $by ->
    [one] Raccourcissez votre réponse de { $by } caractère. Elle peut en compter { $max }.
   *[other] Raccourcissez votre réponse de { $by } caractères. Elle peut en compter { $max }.
}
problem-field-missing = Complétez « { $field } », ou videz les autres champs de cette fiche
problem-other-not-chosen = Vous avez précisé « autre », mais choisi autre chose. Choisissez aussi « autre », ou effacez la précision.
problem-not-offered = Choisissez l’une des réponses proposées ici

## Enregistré pour plus tard
saved-title = Vos réponses sont enregistrées
saved-text = Vous pouvez fermer cette page. Pour continuer, ouvrez de nouveau cette adresse sur le même appareil, dans le même navigateur.
saved-until = L’enquête est ouverte jusqu’au { $moment }. Les réponses non envoyées à cette date ne comptent que pour les questions auxquelles vous avez répondu, et ne sont jamais citées.
saved-resume = Continuer maintenant

## Vérification et envoi
review-page = Vérifiez vos réponses
review-title = Vérifiez vos réponses avant de les envoyer
review-text = Rien n’a encore été envoyé. Vous pouvez modifier toutes vos réponses.
review-text-change = Voici les réponses que vous avez envoyées. Rien ne change tant que vous ne les renvoyez pas.
not-answered = Sans réponse
answer-now = Répondre
change = Modifier
send-title = Envoyez vos réponses
send-promise = Vous pourrez ensuite modifier ou retirer vos réponses à l’aide du code que vous recevrez.
send-promise-change = Vos réponses précédentes seront remplacées. Votre code reste le même.
send = Envoyer mes réponses
send-change = Envoyer mes modifications

## Reçu
receipt-page = Reçu
receipt-title = Merci. Nous avons bien reçu vos réponses.
receipt-title-change = Merci. Nous avons bien reçu vos modifications.
receipt-thanks = Vos réponses sont enregistrées. Vous pouvez fermer cette page.
receipt-code = Votre code de reçu
receipt-keep = Notez ce code ou prenez-le en photo. Il vous permet de modifier ou de retirer vos réponses. C’est le seul moyen de les retrouver : nous ne savons pas lesquelles sont les vôtres.
receipt-keep-until = Notez ce code ou prenez-le en photo. Il vous permet de modifier ou de retirer vos réponses jusqu’au { $moment }. C’est le seul moyen de les retrouver : nous ne savons pas lesquelles sont les vôtres.
receipt-same = Votre code reste celui avec lequel vous avez ouvert vos réponses.
copy = Copier le code
copied = Copié
print = Imprimer cette page
next-title = Et ensuite ?
next-close = L’enquête sera close le { $moment }.
next-report = Les réponses seront alors comptées ensemble et présentées dans une synthèse des résultats. Aucun chiffre n’y portera sur moins de { $people } personnes.
next-deleted = Toutes les réponses seront effacées le { $day }.
finish-title = Cet appareil appartient-il à quelqu’un d’autre ?
finish-text = Effacez le code de cet appareil dès que vous l’avez noté.
finish = Effacer mes données de cet appareil
finished-title = Vos données sont effacées de cet appareil
finished-text = Il ne reste dans ce navigateur aucune trace de vos réponses. Vos réponses elles-mêmes sont bien conservées.

## Réponses déjà envoyées
used-title = Vos réponses ont déjà été envoyées
used-text = Elles ont été envoyées depuis cet appareil, peut-être dans une autre fenêtre. Ce que vous venez de saisir n’en fait pas partie, mais n’est pas perdu : nous le gardons sur cette page.
used-hint = Vous pouvez l’ajouter aux réponses envoyées. Vous les verrez toutes avant que quoi que ce soit ne change.
used-button = Ouvrir mes réponses avec cette saisie

## Modifier et retirer
code-page = Modifier ou retirer
code-title = Modifier ou retirer vos réponses
code-text = Saisissez le code de reçu affiché lors de l’envoi de vos réponses.
code-until = C’est possible jusqu’au { $moment }.
code-label = Code de reçu
code-hint = 12 lettres et chiffres, par exemple K7QF-2M9X-4TB3. Les majuscules et les tirets n’ont pas d’importance.
code-change = Modifier mes réponses
code-withdraw = Retirer mes réponses
code-missing = Saisissez votre code de reçu
code-mistyped = Vérifiez le code : il compte 12 lettres et chiffres, et l’un d’eux au moins ne convient pas
code-unknown = Aucune réponse de cette enquête ne correspond à ce code. Vérifiez qu’il s’agit du code de cette enquête, et que vous n’avez pas déjà retiré vos réponses.
withdraw-title = Retirer vos réponses ?
withdraw-text = Vos réponses seront effacées définitivement. Personne ne pourra les rétablir, pas même nous. Vous pourrez répondre de nouveau jusqu’à la clôture de l’enquête.
withdraw = Oui, effacer mes réponses
withdraw-keep = Non, les garder
withdrawn-title = Vos réponses sont effacées
withdrawn-text = Il ne reste rien de vos réponses dans l’enquête. Merci de votre temps.

## Quand une enquête ne prend pas de réponses
early-title = Cette enquête n’est pas encore ouverte
early-text = Elle ouvre le { $moment }. Veuillez revenir à ce moment-là : l’adresse ne change pas.
closed-title = Cette enquête est close
closed-text = Elle a pris fin le { $moment }. Il n’est plus possible de répondre, ni de modifier ou de retirer des réponses envoyées.
closed-now = Les organisateurs y ont mis fin. Il n’est plus possible de répondre, ni de modifier ou de retirer des réponses envoyées.
closed-contact = Pour toute question, écrivez à { $contact }.
unknown-survey-title = Il n’y a pas d’enquête à cette adresse
unknown-survey-text = Vérifiez l’adresse reçue, lettre par lettre, ou scannez de nouveau le code QR.
unknown-page-title = Il n’y a pas de page à cette adresse
unknown-page-text = Vérifiez l’adresse, ou consultez la liste des enquêtes.
to-home = Enquêtes ouvertes

## Quand quelque chose échoue
unsaved-title = Vos réponses n’ont pas pu être enregistrées
unsaved-text = Ce que vous avez saisi est toujours sur cette page. Veuillez attendre un instant, puis appuyer de nouveau sur le bouton.
failed-title = Une erreur est survenue de notre côté
failed-text = Ce n’est pas votre faute, et les réponses enregistrées sont en sécurité. Veuillez réessayer dans un instant.
busy-title = Le service est momentanément injoignable
busy-text = Les réponses enregistrées sont en sécurité. Veuillez réessayer dans une minute.
held-text = Ce que vous avez saisi est gardé sur cette page. Laissez-la ouverte et appuyez de nouveau sur le bouton dans un instant.
held-button = Réessayer
refused-title = Cette demande ne vient pas de notre formulaire
refused-text = Pour votre sécurité, il n’y a pas été donné suite. Veuillez rouvrir l’enquête et envoyer vos réponses à partir de là.
malformed-title = Nous n’avons pas pu lire cet envoi
malformed-text = Rien n’a été enregistré. Revenez une page en arrière : votre saisie devrait y être encore. Puis renvoyez-la.
large-title = C’était trop long pour nous
large-text = Rien n’a été enregistré. Revenez une page en arrière, raccourcissez votre réponse la plus longue et renvoyez-la.
incident = Si vous nous écrivez à ce sujet, veuillez indiquer ce numéro :

## Le formulaire sur un téléphone sans réseau
phone-scripts = Cette page a besoin de scripts. Le formulaire fonctionne sans eux ici :
phone-note = Vous pouvez répondre sans connexion. Ce que vous saisissez est gardé sur ce téléphone jusqu’à l’envoi, puis en est effacé. Sur un téléphone partagé, envoyez ou supprimez vos réponses avant de le passer à quelqu’un d’autre.
phone-saved = Enregistré sur ce téléphone
phone-sending = Envoi en cours…
phone-sent = Envoyé. Votre code : #
phone-sent-change = Envoyé
phone-unsent = Pas encore envoyé
phone-unkept = Ce navigateur ne conserve rien, peut-être parce que la fenêtre est privée. Laissez cette page ouverte jusqu’à l’envoi de vos réponses.
phone-waiting-title = Vos réponses sont enregistrées sur ce téléphone
phone-waiting-text = Elles n’ont pas encore été envoyées. Elles seront envoyées automatiquement dès qu’il y aura une connexion : laissez cette page ouverte, ou ouvrez de nouveau la même adresse plus tard sur ce téléphone.
phone-server = Le dernier essai a échoué de notre côté. Ce n’est pas de votre faute et rien n’est perdu.
phone-large = Vos réponses sont plus longues que ce que notre service accepte. Raccourcissez la plus longue, puis envoyez-les de nouveau.
phone-portal = Ce réseau répond à notre place ; il demande peut-être d’abord une connexion. Ouvrez un autre site, puis revenez ici.
phone-code-waiting = Notez ce code ou prenez-le en photo. Il sera valable une fois vos réponses envoyées.
phone-send = Envoyer maintenant
phone-edit = Modifier mes réponses
phone-sent-text = Vos réponses sont enregistrées chez nous et ont été effacées de ce téléphone. Seul le code s’y trouve encore.
phone-closed-title = Vos réponses n’ont pas pu être envoyées
phone-closed-text = L’enquête n’accepte pas de réponses en ce moment. Les vôtres sont toujours sur ce téléphone : vous pouvez réessayer ou les supprimer.
phone-withdrawn-title = Ces réponses ont été retirées
phone-withdrawn-text = Les réponses envoyées depuis ce téléphone ont été effacées avec leur code. Ce qui s’y trouve encore n’a pas été envoyé ; vous pouvez le supprimer et répondre de nouveau.
phone-problems-text = Rien n’est perdu : vos réponses sont toujours sur ce téléphone. Veuillez modifier ce qui est indiqué ici, puis envoyez-les de nouveau.
phone-others = Réponses d’autres personnes sur ce téléphone qui ne sont pas encore envoyées : #
phone-erase = Supprimer de ce téléphone
phone-erase-text = Les réponses qui n’ont pas été envoyées sont alors perdues : personne d’autre ne les a. Celles qui ont été envoyées restent enregistrées chez nous ; seul le code est retiré de ce téléphone.
phone-erase-now = Oui, supprimer de ce téléphone

## Affiche
poster-call = Donnez-nous votre avis
poster-facts = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} · anonyme · sans application
poster-until = Ouverte jusqu’au { $moment }
poster-scan = Code QR menant à { $address }
poster-page = Affiche
print-poster = Imprimer cette affiche

## Dates
moment = { $day } à { $time } ({ $clock })
