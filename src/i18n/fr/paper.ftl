# Le rapport sur une enquête, pendant qu’il s’écrit dans l’espace de travail.

tab-report = Rapport
paper-title = Rapport
paper-none = Rien n’a encore été publié sur cette enquête.
paper-open = L’enquête reçoit encore des réponses : les chiffres vont changer. Le rapport pourra être publié quand elle sera fermée.

## Commencer
paper-begin-text = Le rapport est rédigé à partir des réponses : titres, graphiques et tableaux sont là tout de suite. Vous ajoutez vos propres mots, puis vous le publiez.
paper-begin-from = Point de départ
paper-from-summary = Synthèse de l’événement parallèle
paper-from-summary-hint = Un thème par page, avec des graphiques choisis pour les questions de l’événement parallèle.
paper-from-general = Rapport général
paper-from-general-hint = Chaque page de l’enquête devient un thème.
paper-begin-languages = Langues du rapport
paper-begin-languages-hint = Ce que vous écrivez sera demandé dans chacune d’elles.
paper-languages-fault = Choisissez au moins une langue
paper-begin-go = Commencer le rapport

## Où il en est
paper-changed = Dernière modification par { $name }, { $moment }
paper-status-draft = Projet
paper-status-comment = Pour observations
paper-status-final = Version finale
paper-sound = Le contrôle n’a rien trouvé : chaque chiffre et chaque citation peut être montré.
paper-faults-title = Ce qui empêche d’établir le rapport
paper-section-faulty = à corriger
paper-sections = Sections
paper-kind-cover = Couverture
paper-kind-summary = Résumé
paper-kind-participation = Participation
paper-kind-topic = Thème
paper-kind-remaining = Autres thèmes
paper-kind-groups = Groupes côte à côte
paper-kind-themes = Thèmes des réponses libres
paper-kind-way-forward = Engagements et suite à donner
paper-kind-trend = Comparaison d’événements
paper-kind-method = Méthode
paper-kind-annex = Annexe : tableaux, codes, questionnaire
paper-kind-unknown = Section d’un type inconnu
paper-preview = Aperçu du rapport
paper-preview-text = Le rapport tel qu’il serait maintenant, sur une page à part.
paper-files = Fichiers du projet
paper-files-text = Chacun est marqué comme projet et change avec chaque mot écrit.
paper-file-pages = Rapport, PDF
paper-file-annex = Annexe, PDF
paper-file-web = Page web, HTML
paper-file-text = Texte à modifier, Markdown
paper-file-charts = Graphiques, SVG et PNG
paper-file-tables = Chiffres publiés

## Ce qui ne va pas
paper-fault-digit = Un nombre est saisi là où un chiffre doit être nommé.
paper-fault-figure = Aucun chiffre ne porte ce nom.
paper-fault-withheld = Ce chiffre ne peut pas être dit : trop peu de personnes sont derrière.
paper-fault-form = Ce chiffre ne peut pas être dit de cette manière.
paper-fault-quote = Personne n’a écrit ces mots, ou ils commencent ou finissent au milieu d’un mot.
paper-fault-consent = Ces mots ne peuvent pas être cités.
paper-fault-translation = Un texte manque dans l’une des langues.
paper-fault-evidence = L’enquête n’a pas cette question.
paper-fault-writing = Cette manière d’écrire n’est pas comprise.
paper-fault-file = Le fichier ne peut pas être lu.
paper-place-file = Début du fichier
paper-line = Ligne { $line }

## Écrire
paper-section-title = Rapport : { $section }
paper-section-fixed = Cette section est faite des chiffres seuls. Elle peut être déplacée ou retirée.
paper-saved-faults = Vos mots sont gardés. Voici ce qui empêche d’établir le rapport :
paper-write-text = Écrivez les chiffres par leur nom, jamais comme nombres : le rapport met le chiffre à sa place. « **gras** » met en gras, une ligne vide commence un paragraphe, « - » une entrée de liste, et « {"{"}= 2018{"}"} » est un nombre qui n’est pas un chiffre de l’enquête, comme une année.
paper-voice-title = Titre
paper-voice-title-hint = À la place du titre rédigé à partir des chiffres. Laissez vide pour garder celui-ci.
paper-voice-narrative = Votre récit
paper-voice-narrative-hint = Se place avant les graphiques.
paper-voice-conclusion = Ce qu’il faut en retenir
paper-voice-conclusion-hint = Votre conclusion, à la fin de la page.
paper-message = Message clé { $number }
paper-message-hint = Une ligne. Les messages vides sont retirés.
paper-proposal = Proposition { $number }
paper-proposal-hint = Ce que vous proposez. Les vides sont retirées ; celle qui ne repose sur aucune question est marquée comme l’avis des organisateurs.
paper-proposal-who = Qui
paper-proposal-by = Échéance
paper-evidence = Repose sur
paper-evidence-none = Aucune question
paper-figures = Chiffres à nommer
paper-figures-text = Copiez un nom dans votre texte. Avec « :of » avant l’accolade fermante, il est dit « 21 sur 40 », avec « :percent » en pourcentage, avec « :word » en mots comme « environ la moitié ».
paper-figure-name = Nom
paper-figure-about = Objet
paper-figure-now = Maintenant
paper-place = Place de cette section
paper-place-up = Monter
paper-place-down = Descendre
paper-place-out = Retirer cette section
paper-to-comment = Marquer comme envoyé pour observations
paper-to-draft = Marquer de nouveau comme projet

## Le fichier
paper-text-title = Modifier le rapport comme fichier
paper-text-text = Voici tout le rapport sous forme de texte. Ce que vous écrivez sur les autres pages y figure aussi.
paper-text-label = Définition
paper-text-faults = Voici ce qui empêche d’établir le rapport
paper-save = Enregistrer
paper-conflict-title = Le rapport a été modifié entre-temps
paper-conflict-text = { $name } a enregistré une autre version, { $moment }. Rien de ce que vous avez écrit n’est perdu : comparez les deux, puis enregistrez ce que vous voulez garder.
paper-conflict-theirs = Enregistré entre-temps
paper-conflict-yours = Votre version
paper-conflict-go = Enregistrer ma version

## Le journal
act-report-begun = a commencé un rapport
act-report-changed = a modifié un rapport
done-report-begun = Le rapport est rédigé à partir des réponses. Regardez-le, puis écrivez.
done-report-saved = Le rapport est enregistré.

## Releasing
release-title = Publier le rapport
release-what = Le rapport « { $title } » est publié en version finale, dans ces langues : { $languages }. Il porte la date du { $day }.
release-stays = Ce qui est publié demeure. Ses fichiers sont conservés tels quels, même quand les réponses sont effacées, et toute personne qui travaille ici peut les prendre. Une publication ne peut pas être reprise ; ce que vous modifiez ensuite en est une autre.
release-unsealed = L’enquête n’est pas encore fermée définitivement. Si elle est rouverte et que peu de réponses arrivent, une publication ultérieure devra peut-être attendre, car deux rapports placés côte à côte révéleraient ce qu’ont dit ces quelques personnes.
release-go = Publier le rapport
release-changed = Rien n’a été publié : { $name } a modifié le rapport le { $moment }. Regardez-le de nouveau, puis publiez-le.
release-faulty = Rien n’a été publié : quelque chose empêche d’établir le rapport. La page du rapport dit quoi.
release-open = Rien n’a été publié : l’enquête reçoit des réponses. Fermez-la d’abord.
release-moved = Rien n’a été publié : l’enquête, ses réponses ou ses publications ont changé au même moment. Réessayez.
release-waiting = Rien n’a été publié : à côté d’une publication antérieure, ces chiffres révéleraient ce qu’ont dit moins de { $k } personnes (à propos de : { $about }). Une publication ultérieure est possible quand personne, ou au moins { $k } personnes, ont répondu, se sont retirées ou ont modifié leurs réponses, pour chacun de ces points et dans chaque groupe montré. D’ici là, la publication antérieure reste valable.
release-everybody = l’ensemble des participants
release-as-it-stands = Il est publié tel quel. Ce que vous modifiez à partir de maintenant redevient un projet.
release-heading = Publications
release-edition = Publication { $number } du { $day }
release-number = Publication
release-day = Date
release-languages = Langues
release-version = Version de l’enquête
release-snapshot = Empreinte des réponses
release-by-command = en ligne de commande
release-no-files = Ses fichiers ne sont pas conservés ici : elle a été faite en ligne de commande par une version antérieure du programme, qui les a écrits dans un dossier.
paper-erased = Les réponses ont été effacées le { $day }, comme annoncé aux participants : plus rien ne peut être écrit à leur sujet. Ce qui a été publié demeure.
act-report-released = a publié un rapport
done-released = Le rapport est publié.
done-released-before = Ce rapport a déjà été publié exactement ainsi ; il figure ci-dessous, et rien de nouveau n’a été publié.

## Words of participants
quotes-title = Citations de participants
quotes-choose = Choisir des citations
quotes-count = Choisies pour cette section : { $count }
quotes-text = Rien n’est cité automatiquement. Réduisez une réponse au passage qui dit quelque chose, mettez « […] » à la place de ce qui pourrait révéler qui l’a écrit, et citez-le : il figure alors dans le rapport. Seules figurent les réponses dont les auteurs l’ont permis, dans un ordre qui ne dit pas qui a répondu d’abord.
quotes-chosen = Choisies pour cette section
quotes-none-chosen = Rien n’est encore choisi.
quotes-out = Retirer
quotes-translation = Traduction
quotes-save = Enregistrer les traductions
quotes-translation-hint = Laissez vide la langue dans laquelle c’est écrit. Le rapport signale la traduction comme telle et place l’original dessous.
quotes-answers = Réponses qui peuvent être citées
quotes-item = Question
quotes-none = Aucune réponse à cette question ne peut être citée.
quotes-passage = Passage
quotes-add = Citer
quotes-group = Le rapport nommerait le groupe : { $group }
quotes-no-group = Le rapport ne nommerait aucun groupe.
quotes-more = Autres réponses
quotes-not-found = Rien n’a été choisi : aucune réponse à cette question ne contient ces mots. Copiez-les lettre pour lettre ; « […] » remplace ce qui est omis.
quotes-cut = Rien n’a été choisi : le passage commence ou finit au milieu d’un mot. Citez des mots entiers.
quotes-denied = Rien n’a été choisi : cette réponse ne peut pas être citée.
quotes-also-denied = Rien n’a été choisi : quelqu’un d’autre a écrit les mêmes mots et n’a pas permis de les citer. Citez un passage plus long.
