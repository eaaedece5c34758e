# The CSV files and their data dictionary.
export-complete = Sent
export-partial = Saved, not sent
export-answered = Answered
export-skipped = Skipped
export-not-shown = Not shown
export-not-reached = Page not reached

export-column-response-id = Number of the response in this export. It joins the wide and the long file; another export numbers anew.
export-column-completeness = Whether the response was sent
export-column-language = Language in which the questionnaire was read
export-column-day = Day on which the response was sent or last saved
export-column-item = Name of the item, as in the wide file
export-column-part = Row of a matrix, or field of a record
export-column-place = Place in a ranking, or number of the record
export-column-code = Code that was chosen
export-column-label = Label of the code
export-column-value = The code as a number, where it is one
export-column-text = Words as typed
export-column-item-status = Status of the item, or of this part of it

export-part-combined = All choices, with a space between the codes
export-part-rank = Choice in this place
export-part-given = Whether there are words
export-part-count = How many were given
export-part-other = Words for “other”

export-base-all = All respondents
export-base-if = Respondents for whom { $condition }
export-condition-chosen = { $item } is { $codes }
export-condition-answered = { $item } is answered
export-condition-not = not ({ $condition })
export-and = and
export-or = or
export-yes = Yes
export-no = No

export-no-group = Group not given
