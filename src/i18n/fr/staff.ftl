# L’espace de travail du secrétariat.

## Autour de chaque page
desk-name = Maoni – espace de travail
desk-rooms = Espace de travail
room-surveys = Enquêtes
room-people = Équipe
room-audit = Activité
room-account = Compte
sign-out = Se déconnecter
cancel = Annuler
to-desk = Aller à l’espace de travail
forbidden-title = Vous n’y êtes pas autorisé
forbidden-text = Votre rôle dans cet espace de travail ne couvre pas cette page. Un propriétaire peut vous en donner un autre.
signed-out-title = Vous êtes déconnecté
signed-out-text = Rien n’a été modifié. Reconnectez-vous dans un autre onglet, revenez à celui-ci avec le bouton Précédent du navigateur et renvoyez le formulaire.

## Les entrées
setup-title = Mettre en place l’espace de travail
setup-text = Vous devenez le premier propriétaire : vous décidez qui d’autre travaille ici.
setup-code = Code de mise en place
setup-code-hint = Il a été affiché là où le service a été démarré et ne sert qu’une fois.
setup-go = Mettre en place
code-wrong = Ce code n’est pas valable : vérifiez chaque lettre ou demandez-en un nouveau
join-title = Rejoindre l’espace de travail
join-text = On vous a remis un code. Choisissez le mot de passe avec lequel vous vous connecterez.
join-code = Votre code
join-go = Rejoindre
sign-in-title = Se connecter
sign-in-go = Se connecter
sign-in-join = J’ai un code
sign-in-setup = Mettre en place l’espace de travail
sign-in-fault = Le nom, le mot de passe et le code ne vont pas ensemble
sign-in-wait = Trop d’essais sous ce nom : réessayez dans { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
password = Mot de passe
password-new = Nouveau mot de passe
password-again = Le même mot de passe encore une fois
password-current = Mot de passe actuel
password-rule = Au moins { $least ->
    [one] { $least } caractère
   *[other] { $least } caractères
}. Quatre ou cinq mots sans rapport entre eux se retiennent facilement.
password-short = Choisissez un mot de passe plus long
password-long = Choisissez un mot de passe de 128 caractères au plus
password-plain = Choisissez un mot de passe aux lettres plus variées et sans votre identifiant
password-differs = Les deux mots de passe diffèrent
password-wrong = Ce n’est pas votre mot de passe actuel
second-step-code = Code de votre application d’authentification
second-step-code-hint = Seulement si vous avez activé la deuxième étape.

## Son propre compte
account-title = Votre compte
password-title = Changer de mot de passe
password-text = Vous restez connecté ici et serez déconnecté partout ailleurs.
password-go = Changer de mot de passe
second-step = Deuxième étape
second-step-used = Un code de votre application d’authentification est demandé à la connexion.
second-step-unused = Seul votre mot de passe est demandé à la connexion.
second-step-title = Activer la deuxième étape
second-step-text = Scannez l’image avec une application d’authentification sur votre téléphone, puis saisissez le code qu’elle affiche.
second-step-typed = Ou saisissez-y ce secret : { $secret }
second-step-picture = Code QR avec le secret pour votre application d’authentification
second-step-go = Utiliser la deuxième étape
second-step-wrong = Ce n’est pas le code du moment : saisissez celui que l’application affiche maintenant
second-step-remove = Retirer la deuxième étape
second-step-remove-text = Seul votre mot de passe sera désormais demandé à la connexion.
sessions-title = Où vous êtes connecté
sessions-text = Vous êtes déconnecté après une heure sans activité, et dans tous les cas après douze heures.
session-begun = Depuis
session-seen = Dernière activité
session-this = Maintenant, ici
sessions-end = Se déconnecter partout ailleurs

## Qui travaille ici
people-title = Équipe
people-text = Chacun a un nom et un mot de passe à soi, afin que le journal puisse dire qui a fait quoi.
invite-title = Ajouter quelqu’un
invite-text = Vous recevez un code à remettre. La personne s’en sert pour choisir un mot de passe.
invite-go = Ajouter
person-name = Nom
person-name-fault = Écrivez le nom, en 64 caractères au plus
person-login = Identifiant
person-login-hint = Minuscules, chiffres, points et tirets, ou une adresse électronique. Il ne peut pas être modifié ensuite.
person-login-fault = Utilisez de 3 à 64 minuscules, chiffres, points, tirets ou @
person-login-taken = Quelqu’un a déjà cet identifiant
person-role = Rôle
person-role-fault = Choisissez un rôle
person-role-go = Changer le rôle
person-state = État
person-active = Peut se connecter
person-two-steps = Peut se connecter, en deux étapes
person-invited = N’a pas encore rejoint l’espace
person-disabled = Désactivé
person-since = Ici depuis le { $day }
person-last-owner = Il doit rester quelqu’un qui soit propriétaire et puisse se connecter : nommez d’abord un autre propriétaire.
person-reset-title = Mot de passe oublié ou téléphone perdu
person-reset-text = Le mot de passe et la deuxième étape sont retirés, toutes les sessions prennent fin et vous recevez un nouveau code à remettre.
person-reset-go = Créer un nouveau code
person-disable-title = Ne travaille plus ici
person-disable-text = Toutes les sessions prennent fin aussitôt et la connexion est refusée. Ce qui a été fait reste au journal.
person-disable-go = Désactiver
person-enable-title = Travaille de nouveau ici
person-enable-text = La connexion est de nouveau possible.
person-enable-go = Réactiver
role-viewer = Lecteur
role-analyst = Analyste
role-editor = Éditeur
role-owner = Propriétaire
role-with-duty = { $role } : { $duty }
duty-viewer = voit les enquêtes, la participation et les résultats
duty-analyst = lit aussi les réponses et télécharge les fichiers, sans la liste des invités
duty-editor = crée, ouvre et ferme aussi les enquêtes et invite des personnes
duty-owner = décide aussi qui travaille ici et lit le journal
code-made-title = Remettez ce code
code-made-text = Il n’est affiché que cette fois. Donnez-le en personne ou par téléphone, avec l’adresse.
code-address = Adresse
code-until-moment = Il sert une seule fois, jusqu’au { $moment }.
code-handed-over = Je l’ai noté

## Le journal
audit-title = Activité
audit-text = Ce que l’équipe a fait, le plus récent d’abord. Rien n’y est jamais écrit sur les participants. Chaque entrée porte un sceau sur toutes celles qui la précèdent : aucune ne peut être modifiée ou retirée sans que cela se voie.
audit-whole = { $entries ->
    [one] { $entries } entrée, telle qu’elle a été écrite.
   *[other] { $entries } entrées, toutes telles qu’elles ont été écrites.
}
audit-broken = Le journal a été altéré : l’entrée { $number } ne s’accorde pas avec les précédentes.
audit-head = Notez ailleurs le sceau de la dernière entrée pour pouvoir montrer plus tard que rien n’a été coupé :
audit-number = Nº
audit-at = Quand
audit-actor = Qui
audit-act = Quoi
audit-object = Sur quoi
audit-older = Entrées antérieures
act-set-up = a mis en place l’espace de travail
act-signed-in = s’est connecté
act-staff-invited = a ajouté quelqu’un
act-staff-joined = a choisi un mot de passe avec un code
act-staff-reset = a réinitialisé un mot de passe
act-role-changed = a changé un rôle
act-staff-disabled = a désactivé quelqu’un
act-staff-enabled = a réactivé quelqu’un
act-password-changed = a changé son mot de passe
act-second-step-on = a activé la deuxième étape
act-second-step-off = a retiré la deuxième étape
act-database-restored = a remis une sauvegarde à la place de la base de données

## Ce qui vient d’être fait
done-joined = Bienvenue. Votre mot de passe est enregistré et vous êtes connecté.
done-role = Le rôle est changé.
done-disabled = La connexion est désormais refusée.
done-enabled = La connexion est de nouveau possible.
done-password = Votre mot de passe est changé.
done-second-step-on = La deuxième étape est activée. Gardez le téléphone : la prochaine connexion demandera un code.
done-second-step-off = La deuxième étape est retirée.
done-sessions = Vous êtes déconnecté partout ailleurs.

## Enquêtes
surveys-title = Enquêtes
surveys-empty = Il n’y a pas encore d’enquête.
surveys-empty-hint = Créez la première : commencez par un exemple ou reprenez un fichier.
surveys-synthetic = réponses inventées
stage-from = Ouvre le { $moment }
stage-until = Ouverte jusqu’au { $moment }
stage-open = Ouverte jusqu’à sa fermeture
stage-closed = Fermée ; elle peut être rouverte pendant un jour, puis l’ordre d’arrivée est effacé
stage-sealed = Fermée définitivement le { $day }
