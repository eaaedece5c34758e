# Réponses ouvertes, grille de codage et codage.

tab-answers = Réponses
coding-views = Pages sur les réponses
coding-answers = Réponses ouvertes
coding-book = Grille de codage

## Lecture
coding-closed = Les réponses ouvertes se lisent une fois l’enquête fermée définitivement.
coding-closed-why = Jusque-là, une réponse peut encore arriver, changer ou être retirée, et comparer deux lectures dirait de qui elle vient. La grille de codage peut s’écrire à tout moment.
coding-to-overview = Vers l’aperçu
coding-no-items = Cette enquête ne demande aucun texte.
coding-no-answers = Personne n’a rien écrit ici.
coding-no-codes = Il n’y a pas encore de code. Commencer la grille :
coding-item = Question
coding-filter-code = Code
coding-filter-text = Mots de la réponse
coding-filter-go = Afficher
coding-any = Toutes les réponses
coding-uncoded = Sans code
coding-found = { $answers ->
    [0] Aucune réponse ne correspond.
    [one] { $answers } réponse.
   *[other] { $answers } réponses.
}
coding-progress = Vous avez donné un code à { $coded } réponses sur { $answers }.
coding-begin = Coder les réponses
coding-more = Plus de réponses
coding-number = N°
coding-words-column = Réponse
coding-codes = Codes
coding-about = À son sujet
coding-other = Autre, en toutes lettres
coding-record = { $field } ({ $number })
coding-part = Endroit
coding-group = Groupe
coding-consent = Citation
coding-finish-title = Quand chaque réponse est lue
coding-finish-text = Marquez la question comme terminée. Une réponse sans code compte alors comme une réponse à laquelle aucun code ne s’applique.
coding-finish-go = Marquer comme terminée
coding-resume-go = Continuer le codage
coding-is-finished = Vous avez marqué cette question comme terminée.

## Une réponse
coding-position = Réponse { $number } sur { $answers }
coding-spans = Codes de certains mots
coding-words = Les mots
coding-words-hint = Copiez-les de la réponse exactement tels quels, ou sélectionnez-les ci-dessus.
coding-words-code = Leur code
coding-words-none = Choisir un code
coding-words-missing = Copiez les mots auxquels le code s’applique.
coding-words-code-missing = Choisissez le code de ces mots.
coding-words-unknown = La réponse ne contient pas ces mots, ou ils ont déjà ce code. Copiez-les exactement tels quels.
coding-code-gone = La réponse ou un code a été supprimé entre-temps par une autre personne. Rouvrez la réponse.
coding-save = Enregistrer
coding-save-next = Enregistrer et continuer
coding-keys = Touches : 1 à 9 donnent et retirent les codes, Entrée sur un code enregistre, Page précédente et Page suivante mènent aux réponses voisines.
coding-neighbours = Réponses voisines
coding-previous = Réponse précédente
coding-next = Réponse suivante

## La grille
book-empty = Il n’y a pas encore de code.
book-text = Un code nomme quelque chose que disent les réponses. Sa définition et ses notes permettent à deux personnes de l’employer de la même façon. Des codes peuvent être rangés sous un thème.
book-take = Télécharger la grille de codage (REFI-QDA)
code-new = Ajouter un code
code-heading = Un code
code-name = Nom
code-name-missing = Donnez un nom au code.
code-name-long = Un nom compte au plus 120 caractères.
code-name-taken = Un autre code porte ce nom. Choisissez un autre nom, ou fusionnez les deux.
code-note-long = Au plus 4 000 caractères.
code-theme = Thème
code-theme-hint = Un autre code sous lequel celui-ci est rangé. Un thème n’est lui-même rangé sous aucun thème.
code-theme-none = Aucun thème
code-theme-fault = Ce code ne peut pas être rangé là : des codes sont rangés sous lui, ou ce thème a lui-même un thème.
code-definition = Définition
code-definition-hint = Ce que le code veut dire, en une ou deux phrases.
code-includes = À donner à
code-includes-hint = Ce qui en relève, avec un exemple.
code-excludes = À ne pas donner à
code-excludes-hint = Ce qui semble en relever et n’en relève pas.
code-add-go = Ajouter
code-change-go = Enregistrer
code-moved = Une autre personne a modifié ce code entre-temps. Les deux versions sont ci-dessous ; enregistrer met la vôtre à la place de la sienne.
code-theirs = Version actuelle
code-yours = Ci-dessous, ce que vous avez écrit.
code-merge-title = Fusionner avec un autre code
code-merge-text = Chaque réponse qui a ce code reçoit l’autre, quelle que soit la personne qui code, et ce code est supprimé.
code-merge-into = L’autre code
code-merge-none = Choisir un code
code-merge-missing = Choisissez le code qui prend la suite.
code-merge-go = Fusionner
code-remove-title = Supprimer le code
code-remove-text = Tout ce qui a été codé avec lui est supprimé aussi, quelle que soit la personne qui code. Pour confirmer, tapez son nom :
code-remove-name = Nom du code
code-remove-differs = Ce n’est pas le nom du code. Rien n’a été supprimé.
code-remove-go = Supprimer

## Différences
coding-differences = Différences
coding-differences-none = Aucune question n’a encore été codée jusqu’au bout par deux personnes.
coding-differences-why = Deux personnes codent la même question sans voir les codes l’une de l’autre. Quand toutes deux l’ont marquée comme terminée, les réponses sur lesquelles elles diffèrent se trouvent ici côte à côte, et vous tranchez.
coding-differences-no-codes = Personne n’a donné de code à une réponse à cette question.
coding-differences-standing = Réponses qui font l’objet d’une différence : { $answers }. Reste à trancher : { $open }.
coding-differences-nobody = Aucune réponse ne fait l’objet d’une différence.
coding-differences-all = Montrer aussi celles qui sont tranchées
coding-differences-open = Montrer seulement celles qui restent à trancher
coding-agreement = Accord, code par code
coding-by-all = Réponses, donné par tous
coding-by-some = Donné par certains
coding-same = Même jugement
coding-kappa = Kappa de Cohen
coding-percent = { $percent } %
coding-differ = L’ont donné : { $gave }. Ne l’ont pas donné : { $others }.
coding-settle-title = À trancher
coding-holds = Le code s’applique
coding-fails = Il ne s’applique pas
coding-settle-go = Trancher
coding-settle-missing = Rien n’a été tranché : choisissez pour au moins un code s’il s’applique.
coding-settle-moved = Une autre personne a entre-temps tranché cette réponse ou modifié un code. Rien de votre saisie n’a été enregistré ; l’état actuel figure ci-dessous.

## Ce qui vient d’être fait
done-code-added = Le code est dans la grille.
done-code-changed = Le code est modifié.
done-codes-merged = Les codes sont fusionnés.
done-code-removed = Le code est supprimé.
done-coding-finished = La question est marquée comme terminée.
done-coding-settled = Votre décision est enregistrée.
done-coding-resumed = Vous pouvez continuer le codage.
done-coding-seen = Question terminée. Une autre personne l’a terminée aussi.

## Le journal
act-code-added = a ajouté un code
act-code-changed = a modifié un code
act-codes-taken = a repris une grille de codage
act-codes-merged = a fusionné deux codes
act-code-removed = a supprimé un code
act-answer-coded = a codé une réponse
act-coding-finished = a terminé le codage d’une question
act-coding-settled = a tranché une différence de codage
act-coding-resumed = a repris le codage d’une question
