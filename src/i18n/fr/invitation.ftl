# Invitations : l’accès de qui en a une, les pages où elles sont faites, lettres et cartes.

## L’accès
invitation-text = Vous êtes invité·e à répondre à cette enquête. Rien n’est ouvert ni utilisé avant que vous n’appuyiez sur le bouton.
invitation-anonymous = Votre invitation montre seulement que vous pouvez répondre une fois. Elle n’est pas enregistrée avec vos réponses, et personne ne peut voir lesquelles sont les vôtres. Tant que vous ne les avez pas envoyées, vous pouvez rouvrir cette page.
invitation-go = Commencer
invitation-used-title = Cette invitation n’est plus valable
invitation-used-text = Des réponses ont été envoyées avec elle, ou une invitation plus récente l’a remplacée. Une invitation vaut pour une seule participation.
invitation-used-hint = Si vous avez répondu, votre code de reçu vous permet de modifier vos réponses. Sinon, demandez une nouvelle invitation aux organisateurs.
uninvited-title = Cette enquête est sur invitation
uninvited-text = Ouvrez l’adresse de votre lettre ou de votre courriel, ou scannez son code, sur cet appareil.
uninvited-hint = Ce que vous avez déjà saisi ici est conservé.
phone-uninvited-text = Cette enquête est sur invitation. Vos réponses sont toujours sur ce téléphone : ouvrez-y votre invitation, puis revenez à cette page et envoyez-les.

## La page du secrétariat
tab-invitations = Invitations
invitations-title = Invitations
invitations-text = Invitez des personnes par leur nom, ou distribuez des cartes sans nom. Chaque invitation vaut pour une seule participation.
invitations-unlinked = Une invitation utilisée est effacée. Rien ne dit quelles réponses sont venues avec elle, et nulle part n’apparaît si une personne donnée a répondu.
invitations-listed = Personnes sur la liste
invitations-made = Invitations faites
invitations-answered = Dont réponses reçues
cards-made = Cartes faites
cards-used = Dont utilisées
fewer-than = moins de { $people }
at-least = au moins { $people }
entry-title = Qui peut répondre
entry-anybody = Toute personne qui a l’adresse de l’enquête
entry-invited = Seulement les personnes qui ont une invitation
entry-go = Enregistrer
done-entry = Il est décidé qui peut répondre.
mail-title = Par courriel
mail-text = Chaque personne de la liste qui a une adresse reçoit un message dans sa langue. Il vient de
mail-files-text = Aucun serveur de courriel n’est configuré ici. Vous obtenez un fichier par personne, réunis en un seul : ouvrez-le dans votre messagerie et envoyez-le. Chaque message est fait une seule fois ; gardez le fichier jusqu’à ce que tout soit envoyé, puis supprimez-le.
mail-none = Personne sur la liste n’a à la fois une adresse et pas encore d’invitation.
mail-reply-to = Adresse pour les questions
mail-reply-to-hint = Qui répond au message écrit à cette adresse.
mail-reply-fault = Écrivez l’adresse pour les questions sous la forme nom@exemple.org. Rien n’a été envoyé.
mail-closed = L’enquête est close. Rien n’a été envoyé.
mail-send-go = { $people ->
    [one] Envoyer { $people } invitation
   *[other] Envoyer { $people } invitations
}
mail-make-go = { $people ->
    [one] Faire { $people } message
   *[other] Faire { $people } messages
}
mail-remind-text = Les personnes qui n’ont pas répondu peuvent recevoir un rappel, une seule fois. Leur première invitation reste valable.
mail-remind-go = Envoyer le rappel
mail-remind-make-go = Faire les rappels
mail-reminded = Le rappel a été envoyé. Il n’y en a qu’un.
done-mail-sent = Les messages sont envoyés.
mail-partly = Envoyés : { $sent }. Non envoyés : { $left }. Les invitations non envoyées sont annulées ; appuyez de nouveau sur le bouton pour envoyer le reste.
mail-away = Le serveur de courriel ne prend pas de message : { $reason }
mail-not-taken = { $name } ({ $address }) : { $reason }
letters-title = Lettres sur papier
letters-text = Une page par personne, avec son nom, un code à scanner et une adresse à saisir. Les lettres sont faites une seule fois ; gardez le fichier jusqu’à leur remise, puis supprimez-le.
letters-none = Toutes les personnes de la liste ont une invitation.
letters-go = { $people ->
    [one] Faire { $people } lettre
   *[other] Faire { $people } lettres
} ({ $language })
letters-again-title = Refaire les lettres
letters-again-text = Si le fichier est perdu : chaque personne qui n’a pas répondu reçoit une nouvelle lettre, et les précédentes cessent de fonctionner.
letters-again-go = Refaire toutes les lettres ({ $language })
done-invited-nobody = Il n’y a personne pour qui faire une invitation. Qui a répondu n’en reçoit pas d’autre.
few-answered = Moins de cinq personnes ont répondu. Avec si peu de réponses, on verrait qui n’a pas répondu : réessayez plus tard.
reminded-before = Le rappel a déjà été envoyé, et il n’y en a qu’un.
cards-title = Cartes pour les places
cards-text = Six cartes par feuille, sans nom. Posez-en une à chaque place, ou laissez chacun et chacune en tirer une.
cards-count = Nombre de cartes
cards-language = Langue
cards-go = Faire les cartes
cards-fault = Choisissez un nombre de cartes de 1 à 600.
invitees-go = Liste des personnes
invitees-title = Personnes sur la liste
invitees-paste = Ajouter des personnes
invitees-paste-hint = Copiez les cellules de votre tableur et collez-les ici, ou collez le texte d’un fichier CSV. La première ligne nomme les colonnes : nom et, s’il y en a, courriel, langue et groupe. Les autres colonnes ne sont pas conservées. Qui figure déjà sur la liste n’est pas ajouté une seconde fois.
invitees-example = nom, courriel, langue, groupe
invitees-add = Ajouter à la liste
invitees-empty = La liste est encore vide.
invitees-there = Sur la liste
invitees-earlier = Noms précédents
invitees-later = Noms suivants
done-invitees = La liste est enregistrée. Qui y figurait déjà n’a pas été ajouté une seconde fois.
invitees-unreadable = Collez un tableau : une ligne par personne
invitees-headless = Nommez les colonnes dans la première ligne ; l’une d’elles s’appelle « nom »
invitees-nobody = Écrivez au moins une personne sous la ligne des titres
invitees-many = Ajoutez au plus 2000 personnes à la fois
invitee-fault-at = Ligne { $row }, colonne { $column } : { $sentence }
invitee-nameless = écrivez le nom
invitee-long = utilisez au plus 120 caractères
invitee-address = ce n’est pas une adresse de courriel
invitee-language = ce n’est pas une langue de l’enquête
# Titres qui sont compris, séparés par des virgules.
invitee-column-name = nom, nom complet, participant
invitee-column-email = courriel, adresse de courriel, e-mail, mél
invitee-column-language = langue
invitee-column-team = groupe, délégation, table, organisation
invitee-name = Nom
invitee-email = Courriel
invitee-team = Groupe
invitee-state = Invitation
invitee-new = pas encore
invitee-invited = faite
invitee-again-text = Si quelqu’un a perdu sa lettre, choisissez la personne et refaites la lettre. La précédente cesse de fonctionner. Qui a répondu n’en reçoit pas d’autre.
invitee-again-go = Refaire cette lettre
invitees-erase-title = Effacer la liste
invitees-erase-text = Les noms et les adresses sont effacés, avec les invitations non utilisées. Les réponses ne sont pas touchées. Faites-le quand la liste ne sert plus.
invitees-erase-name = Pour confirmer, saisissez le nom de l’enquête :
invitees-erase-go = Effacer la liste
invitees-erase-fault = Le nom de l’enquête n’a pas été saisi tel quel. Rien n’a été effacé.
done-invitees-erased = La liste est effacée.
act-entry-anybody = a ouvert l’enquête à toute personne
act-entry-invited = a réservé l’enquête aux personnes invitées
act-invitees-added = a ajouté des personnes à la liste
act-invitees-erased = a effacé la liste des personnes
act-letters-made = a fait des lettres d’invitation
act-cards-made = a fait des cartes d’invitation
act-mail-made = a fait ou envoyé des invitations par courriel
act-reminders-made = a fait ou envoyé des rappels
act-mail-taken-back = a annulé des courriels qui n’ont pas pu partir

## Lettres et cartes
letters = Lettres
cards = Cartes
letter-text = { $organisers } souhaite connaître votre avis. Vous êtes invité·e à répondre à une courte enquête.
letter-code = Code qui ouvre l’enquête
letter-scan = Scannez le code avec l’appareil photo de votre téléphone, ou saisissez cette adresse :
letter-anonymous = Vos réponses sont anonymes. Cette lettre montre seulement que vous pouvez répondre : elle n’est pas enregistrée avec vos réponses, et personne ne peut voir lesquelles sont les vôtres.
letter-once = Elle vaut pour une seule participation. Tant que vous n’avez pas envoyé vos réponses, vous pouvez la rouvrir.
letter-foot = Merci de ne pas transmettre cette invitation : elle vaut pour une seule participation.
card-text = Valable pour une seule participation. Vos réponses sont anonymes.

## Courriels
mail-subject = Votre avis : { $title }
mail-reminder-subject = Rappel : { $title }
mail-greeting = Bonjour { $name },
mail-reminder = Vous avez été invité·e à répondre à une courte enquête. Si vous avez répondu, merci : ce message a croisé vos réponses. Sinon, il est encore temps. Vous ne recevrez pas d’autre rappel.
mail-open = Pour répondre, ouvrez cette adresse :
mail-anonymous = Vos réponses sont anonymes. Ce message montre seulement que vous pouvez répondre : il n’est pas enregistré avec vos réponses, et personne ne peut voir lesquelles sont les vôtres.
mail-once = L’adresse vaut pour une seule participation. Tant que vous n’avez pas envoyé vos réponses, vous pouvez la rouvrir. Merci de ne pas la transmettre.
mail-questions = Pour toute question, répondez à ce message.
