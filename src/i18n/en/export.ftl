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

# The data package: its files, their columns, its README.
export-file-wide = One line a response, one column a thing that can be said
export-file-closed = The same without the columns of words, for programs that do not read line breaks in a cell (SPSS, PSPP)
export-file-long = One line an answer
export-file-records = One line a record of “{ $item }”
export-file-verbatims = One line a thing that was written, with the consent to quote it
export-file-pairs = Two questions with the same choices side by side, one line for each response and choice: what is needed against what is offered, for example
export-file-tables = The figures of the paper, after disclosure control
export-file-dictionary = What each column and each code means, in every language
export-file-parquet = The wide file as Parquet, with types; words exactly as they were typed
export-file-lines = One line a response as JSON, exactly as it was stored; line N is response_id N. `maoni import` reads it.
export-file-loaders = Scripts that read the files into R, Python, Stata and SPSS, with labels and missing values
export-file-workbook = A workbook with sheets of codes, of labels, of the dictionary and of the published tables
export-file-workbook-public = A workbook with sheets of the dictionary and of the published tables
export-file-survey = The questionnaire as it was published
export-file-descriptor = The tables and their columns as a Frictionless Data Package (version 2)
export-file-csvw = The same as CSV on the Web metadata
export-file-ddi = The study and its variables as DDI Codebook 2.5, for archives
export-file-sums = The sum of every file, to see that none was changed

export-column-verbatim = Number of the verbatim in this export
export-column-verbatim-part = Field of a record, or other_text for the words given for “other”
export-column-record = Number of the record in this response
export-column-consent = What the respondent agreed to for a quote; empty where nothing was agreed to: do not quote
export-column-first-item = The question that was asked first
export-column-second-item = The question with the same choices
export-column-pair-code = The choice
export-column-in-first = Whether it was chosen in the first question
export-column-in-second = Whether it was chosen in the second question
export-column-figure-name = Name of the figure
export-column-figure-item = Question
export-column-figure-item-label = Question in words
export-column-figure-group = Group of respondents
export-column-figure-group-label = Group in words
export-column-figure-row = Choice, row or field
export-column-figure-row-label = Choice, row or field in words
export-column-figure-point = Point of the scale, or choice in a field
export-column-figure-point-label = Point or choice in words
export-column-figure-statistic = What is counted
export-column-figure-value = The figure; empty where it is withheld
export-column-figure-base = Out of how many
export-column-figure-percent = Percentage of the base
export-column-figure-mark = Why a figure is withheld or blurred
export-column-dictionary-file = File: wide, long, or dropped for what only earlier versions had
export-column-dictionary-column = Name of the column
export-column-dictionary-item = Question it belongs to
export-column-dictionary-kind = Kind of question
export-column-dictionary-part-code = Part of the answer, as a code
export-column-dictionary-type = Type of the cells
export-column-dictionary-internal = 1 if it is for the organisers only
export-column-dictionary-question = Question in words
export-column-dictionary-part = Part of the answer in words
export-column-dictionary-values = Codes with their labels
export-column-dictionary-base = Who was asked
export-column-dictionary-reserved = Codes in place of a value
export-column-dictionary-limit = The most that can be given
export-column-dictionary-limit-unit = Of what
export-column-dictionary-asked-in = Versions of the survey that have it
export-column-dictionary-changed = What later versions changed: question, part or values

export-empty = Does not apply
export-unit = Response of a participant in the event
export-mode = Self-administered questionnaire on the web
export-synthetic = The responses are invented, for a demonstration: nobody gave them, and nothing may be cited.
export-restricted = Restricted: this package holds single responses and words as they were typed. It is for those who prepare the report. Do not publish it or pass it on.
export-public = This package may be published. It holds the figures of the paper after disclosure control, the questionnaire and its dictionary, and nothing that is about one person.
export-public-reason = It has no file of single responses. In a small group the answers of one person are nearly always unlike all others, so a line can be recognised even without group, day and language, and adding lines up would give back the figures that were withheld. Words are not in it either: what may be quoted is in the report.
export-origin = Version { $version } of the survey. Snapshot { $snapshot }: equal responses give the same name, and the paper made from them bears it.
export-responses = { $count ->
    [one] One response.
   *[other] { $count } responses.
}
export-sheet-limit = A sheet of a workbook ends after { $count } responses: use the other files for all of them.

export-readme-files = Files
export-readme-file = File
export-readme-holds = What it holds
export-readme-reading = Reading them
export-readme-rules = What to know
export-readme-stata = Run the scripts with this folder as working folder. In Stata and SPSS, codes that are words become numbers with labels, in the order of the dictionary.

export-rule-columns = Columns come from the questionnaire and never from the answers, so they are the same for every export.
export-rule-reserved = These codes stand in place of a value, in columns of codes and numbers:
export-rule-empty = An empty cell in such a column does not apply: no place in the ranking, no such record. An empty cell of words means that there are no words.
export-rule-multiple = In a multiple response “don’t know” is no zero: its own column is 1, and those of the choices hold the reserved code.
export-rule-disarmed = In CSV files, words that a spreadsheet could take for a formula have an apostrophe before them. Parquet, JSON and the workbook have the words as they were typed.
export-rule-raw = Words are exactly as they were typed, in every file: a spreadsheet may take some of them for a formula.
export-rule-order = Lines come in the order of random numbers, which says nothing of the order in which answers came. response_id joins the files of this package; another export numbers anew.
export-rule-versions = Columns are those of the current version of the survey and keep their names from version to version. The dictionary tells in which versions each was asked and what changed; what was dropped is listed there and is in no file. A question that an earlier version did not have counts as skipped in responses to that version.
export-rule-tables = In the published tables, `mark` says why a figure is withheld; small groups are counted together.
