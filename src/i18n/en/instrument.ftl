# The questions of a survey in the workspace: reading, writing and publishing a definition.

tab-questions = Questions
instrument-title = Questions
instrument-listing = All questions
instrument-preview = As respondents see it
instrument-edit = Edit as a file
instrument-changes = Changes and publishing
instrument-languages = Language of the questions
instrument-version = This is version { $version }, which is published.
instrument-unpublished = This survey is not published yet: this is the draft.
draft-line = There is a draft, changed by { $who } on { $moment }. Respondents see nothing of it until it is published.
draft-save = Save draft
done-draft-saved = The draft is saved. Nothing is published yet.
done-draft-discarded = The draft is thrown away.
done-published = The draft is published. New responses are given to this version.

## Kinds and settings of an item
item-single = One choice
item-multiple = Several choices
item-ranking = Ranking
item-matrix = Rows on a scale
item-text = Open answer
item-records = Repeated group of fields
item-statement = Statement
item-most = at most { $max }
item-required = must be answered
item-without-dk = without “don’t know”
item-shuffled = choices in random order
item-internal = for the organisers only
item-rows = Rows
item-rows-carried = Rows: what was chosen in { $item }
item-rows-open = Rows: the open answers that were given
item-points = Points of the scale
item-fields = Fields

## Faults of a definition
diagnostics-title = What the check found
diagnostics-text = The explanations are in English, because they name settings of the file.
diagnostics-error = Error
diagnostics-warning = Warning
diagnostics-place = Line { $line }, character { $column }

## Preview
preview-draft = This is the draft.
preview-text = Every question is shown, also those that come only after certain answers. Nothing that you choose here is stored.

## Editing the file
edit-text = Here the whole definition can be changed: questions, languages, privacy, schedule. It is saved as a draft even with errors in it; respondents see it only once it is published.
edit-source = Definition
edit-source-hint = A file in the format TOML. Names and codes of a published question must stay; words may change.
moved-title = Somebody else has changed this survey in the meantime
moved-text = Your text is below, as you typed it, and nothing of theirs is lost yet. Take over what you want to keep of theirs, then save: your text then takes the place of theirs.
moved-difference = From their text to yours

## Changes
changes-new = The survey is new: nothing is published to compare the draft with.
changes-none = The draft says the same as the published version.
changes-items = Questions that change
changes-items-none = No question changes, only other settings.
change-added = is new. Those who have answered were not asked it.
change-removed = is no longer asked. Answers to it stay stored and are no longer counted.
change-recast = is asked in another form. Answers to the earlier form are no longer counted.
change-offered = offers in addition: { $codes }.
change-withdrawn = no longer offers { $codes }. Answers that name this are no longer counted.
change-reworded = is worded differently ({ $languages }). Answers count as before, so it has to mean the same.
change-rerouted = is put to others than before.
change-reset = has other settings: limits, order, “don’t know” or who sees the answers.
change-moved = comes at another place.
difference-title = Line by line
difference-before = Published
difference-after = Draft
difference-text = Text

## Publishing
publish-title = Publish
publish-text = The draft becomes the next version. Responses that were begun on an earlier version stay with it and are counted as far as they fit.
publish-new = The survey gets its address and can be answered there.
publish-drops = Some answers already given would no longer be counted: see above.
publish-faulty = The draft has errors and cannot be published. Correct them in the file first.
publish-opens = Answers are taken from { $moment }.
publish-opens-now = Answers are taken as soon as it is published.
publish-closes = Answers are taken until { $moment }.
publish-closes-never = Answers are taken until somebody closes the survey.
publish-closed = The closing time, { $moment }, has passed: no answers are taken.
publish-go = Publish
refused-moved = The draft or the published version was changed by somebody else in the meantime. Nothing was done; look at the changes again.
refused-closed = Not published: the survey is closed for good. Make a copy under another name to ask again.
refused-released = Not published: figures of this survey were released. Its words can still change; its questions, choices and conditions cannot. Make a copy under another name to ask something else.
refused-threshold = Not published: those who have answered were promised that no group under { $threshold } people is shown and none under { $quote } is named with a quotation. These limits can only be raised.

## Throwing a draft away
discard-title = Throw the draft away
discard-text = The published version stays as it is. What the draft says is gone for good.
discard-text-new = Nothing of the survey is left.
discard-name = Name of the survey
discard-hint = Type { $name } to confirm.
discard-differs = Type the name of the survey exactly as it stands here
discard-go = Throw the draft away

## The log
act-survey-draft-saved = saved a draft of a survey
act-survey-draft-discarded = threw a draft of a survey away
act-survey-published = published a survey

## Translations
instrument-translations = Translations
translations-text = Every text of the survey in its languages. An empty one is missing, and the survey cannot be published until it is written.
translations-parts = Parts of the survey
translations-survey = The survey and its event
translations-unused = Lists that no question uses
translations-lacking = { $title } – { $missing ->
    [one] { $missing } missing
   *[other] { $missing } missing
}
translations-unreadable = The draft cannot be read as it stands. Correct it in the file first.
translations-moved = Your texts are below, as you typed them. Where others wrote something else, it stands below yours. Saving puts your texts in the place of theirs.
translation-missing = missing
translation-theirs = As it was saved by others:
text-title = Title of the survey
text-welcome = Welcome
text-event-name = Name of the event
text-event-place = Place of the event
text-event-organisers = Organisers
text-page-title = Title of the page
text-item = Question
text-hint = Hint
text-field = Field
text-choice = Choice
text-point = Point of the scale
text-short = Short name
text-other = Text
language-add = Add a language
language-add-text = Every text is then asked for in this language too.
language-to-add = Language to add
language-add-go = Add

## A question at a time
instrument-order = Edit questions
instrument-item = Edit a question
order-text = Open a question to change its words, its choices and its settings. Pages, rows on a scale and repeated groups are added in the file.
order-moved = Nothing was moved. Below is the survey as they left it.
move-up = Move up
move-down = Move down
item-add = Add a question
item-add-text = The question comes at the end of the page:
item-add-go = Add the question
item-kind = Kind of question
item-kind-missing = Choose a kind of question
item-name = Name of the question
item-name-hint = It stands in the data: lower-case letters, digits and single underscores, a letter first, at most 24. It cannot be changed once somebody has answered.
item-name-bad = Use a name that no other question has: lower-case letters, digits and single underscores, a letter first, at most 24
item-name-differs = This is not the name of the question
item-words = Words
item-choices = Choices
item-choices-hint = One a line, in the first language of the survey, for the kinds with choices. The other languages are asked for next.
item-choices-missing = Write at least one choice
item-choices-shared = Other questions have the same choices and change with it:
choice-new = New choice
choice-new-hint = In the first language of the survey. It is added at the end when you save.
choice-remove = Remove
item-settings = Settings
setting-required = Must be answered
setting-dk = Offers “don’t know”
setting-shuffle = Choices in random order
setting-internal = For the organisers only, not in the report
setting-long = Several lines
setting-max = At most
setting-top = Number of places
setting-limit = Most characters
setting-number-bad = Type a whole number
setting-show-if = Shown if
setting-show-if-hint = Empty: always. Else a condition on an earlier question, such as: role is speaker
item-remove = Remove the question
item-remove-text = Answers that were given to it are no longer counted once the draft is published.
item-remove-go = Remove the question
