# One survey in the workspace.

tab-overview = Overview
overview-title = Overview
overview-form = The form as respondents see it
overview-poster = Poster to print or to project
overview-qr = QR code as a picture
overview-share = Share the form

## What comes next
todo-title = Next:
todo-open = put the poster up and tell people. The form opens on { $moment }.
todo-share = share the form. It is open, and almost nobody has answered yet.
todo-wait = remind people while they remember. The form closes on { $moment }; it can be extended.
todo-close = set a time to close, so that everybody knows until when to answer.
todo-seal = open the form again if somebody was left out, or close it for good. On { $moment } it is closed for good by itself; results can be taken from then on.
todo-sealing = the order of arrival is being erased. That is tried again by itself every ten minutes; you may also close the survey once more.
todo-paper = the survey is closed for good. Look at the results, then write the report.

## Who took part
took-part-title = Participation
took-part-complete = Complete responses
took-part-partial = Partial responses
took-part-rate = Completion rate: complete of all that were begun
took-part-percent = { $percent }%
took-part-language = In { $language }
took-part-fewer = fewer than { $step }
took-part-least = at least { $count }
took-part-note = Told in steps of five while answers can come in, so that nobody can see who has just answered. What people said is not shown before the survey is closed for good.
took-part-note-closed = Languages are told in steps of five, because few may have used one.

## When answers are taken
schedule-title = Open, extend or close
schedule-lead = Change when answers are taken, or close the survey for good.
schedule-opens = Takes answers from
schedule-opens-hint = Day and time by the clocks of the event ({ $zone }). Empty: since it was published.
schedule-closes = Closes on
schedule-closes-hint = Day and time by the clocks of the event ({ $zone }). Empty: when you close it.
schedule-go = Save times
schedule-open-now = Open now
schedule-fault = Write a day and a time, such as 2030-03-08T18:00
schedule-past = Choose a time that is still to come; to end at once, close the survey for good
schedule-too-early = The survey would close before it opens: choose a later time to close
schedule-erased-before = Respondents are told that all answers are erased on { $day }: choose an earlier time to close
schedule-conflict = Somebody else has changed the times meanwhile, and nothing of yours was saved. It is now: { $stage }. Below stands what you wanted; save it if it is still right.
schedule-final = The survey was closed for good meanwhile, and nothing was changed. It is now: { $stage }.
schedule-sealed = Nothing can be changed any more. To ask again, publish the questions as another survey.
close-title = Close for good
close-text = No answer is taken from then on, and this cannot be undone. Receipt codes stop working, so nobody can change or withdraw an answer, and the order in which answers came is erased. Partial responses are kept. Results can be taken afterwards.
close-confirm = Name of the survey
close-confirm-hint = Type { $id } to confirm.
close-confirm-fault = Type the name of the survey exactly as it stands here
close-go = Close for good
sealing-due = Without your doing anything, this happens on { $moment }, a day after the closing time. Until then the survey can be opened again.
sealing-open = There is no closing time, so this does not happen by itself.

## What was just done
done-opened = The survey takes answers now.
done-schedule = The times are saved.
done-closed = The survey is closed for good, and the order in which answers came is erased.

act-survey-opened = opened a survey
act-schedule-changed = changed when a survey takes answers
act-survey-closed = closed a survey for good

todo-erased = nothing. The answers were erased, as respondents were told; what was released stays.

## Files
tab-exports = Files
exports-title = Files
exports-text = Everything that can be taken out of this survey. Who takes which file is written into the log.
exports-wait = Files about answers can be taken once the survey is closed for good: before, they would show who has just answered.
exports-erased = The answers were erased on { $day }, so there are no files about them any more.
exports-unreleased = Figures of other responses were released, and this package would stand beside them and could tell what a few people said. Release a report on the present responses first, then take the package.
exports-public = For anybody
exports-public-text = Nothing in these is about one person. They may be published.
exports-restricted = For those who prepare the report
exports-restricted-text = These hold single responses and words as typed, or what is for the organisers only. Do not publish them, and erase them when the report is done.
exports-wide = Responses, a row each: for R, Python, SPSS and spreadsheets
exports-long = Answers, a row each: for pivot tables and business intelligence
exports-dictionary = What every column means, with codes and labels in every language
exports-tables = Every figure that the report may show, after the protection of small groups
exports-package-restricted = All of it in one archive: responses, open answers, dictionary, an Excel workbook, Parquet, loaders for R, SPSS and Stata, metadata
exports-package-public = Published tables, dictionary, questionnaire and metadata in one archive, for a data portal
exports-form = The questions as a form on paper, in { $language }
exports-taken = Who took what
exports-nobody = Nobody has taken a file yet.
exports-file = File

## Erasing
erase-heading = How long answers are kept
erase-due = All answers are erased on { $day } by themselves, as respondents were told. Files that were taken are not erased by this: see to them yourself.
erase-never = Respondents were told no day on which answers are erased, so they are kept until somebody erases them.
erase-synthetic = The answers are invented ones. They are nobody’s, and are kept until somebody erases them.
erase-done = All answers were erased on { $day }.
erase-title = Erase all answers now
erase-text = All responses, partial ones included, with everything that was noted about them, and the list of people who were invited. This cannot be undone, and no new figures can be counted afterwards. Backups and files that were taken are not touched: erase those yourself.
erase-kept = What stays: the questions, the reports that were released, and the log.
erase-go = Erase all answers
done-erased = All answers are erased.

act-answers-erased = erased the answers to a survey
act-file-taken = took a file

## Forms on paper
typing-title = Type in paper forms
typing-lead = Forms that were filled in on paper are typed in twice; where the two differ is shown before anything is stored.
typing-text = Each form is typed twice and passes the same checks as on a phone. It uses up no invitation, and nobody can see who typed it.
typing-first = First typing: type what stands on the paper. Leave empty what was left empty.
typing-first-go = Go on to the second typing
typing-second = Second typing: type the same form again from the paper; best let somebody else do it.
typing-second-go = Compare and store
typing-settle = Look at the paper again and correct what differs: what stands below is stored.
typing-settle-go = Store as it stands here
typing-differences = The two typings differ
typing-differs = The two typings differ here: look at the paper
typing-once = First:
typing-twice = Second:
typing-nothing = nothing
typing-empty = Nothing was typed: an empty form is not stored
typing-early = The survey takes no answers yet
typing-closed = The survey is closed for good, so nothing can be typed in any more
typing-stored-before = This form was stored before, with other answers, and stays as it was. Begin the next one from the page of the survey.
done-paper-typed = The form is stored. Type the next one.
act-paper-typed = a form on paper was typed in

## Results
tab-results = Results
results-title = Results
results-wait = Results are shown here once the survey is closed for good: before, they would tell what somebody said who has just answered. Until then the overview tells how many took part, in steps of five.
results-erased = The answers were erased on { $day }, as respondents were told, so nothing can be counted any more. Reports that were released can still be read.
results-unreleased = Figures of other responses were released, and these would stand beside them and could tell what a few people said. Release a report on the present responses first, then look here.
results-none = The survey asks nothing that could be counted.
results-page = Page of the survey
results-groups = Who answered
results-together = All together
results-by = By group: { $item }
results-go = Show
results-before = Before:
results-after = Next:
