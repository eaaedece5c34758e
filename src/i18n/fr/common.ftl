# Mots communs aux pages, au document et aux fichiers.
answer-dk = Je ne sais pas ou je préfère ne pas répondre
answer-other-group = Autres groupes
date-long = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
language-en = anglais
language-fr = français
language-ar = arabe
table-at-most = moins de 10 %
table-at-least = plus de 90 %
share-both = { $count } ({ $percent })
