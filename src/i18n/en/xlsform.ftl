# Forms of other programs: what they have to say where this product says it by itself.
xlsform-other = Other
xlsform-place = Place of the event
xlsform-organisers = Organisers of the event
xlsform-count = { $what }: how many entries would you like to make? 0 to { $max }
xlsform-limit-alone = An answer that stands alone cannot be combined with others.
xlsform-dont-know = { $what }: leave this empty if you can answer
