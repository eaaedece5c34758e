# The report about a survey, while it is written in the workspace.

tab-report = Report
paper-title = Report
paper-none = Nothing has been released about this survey yet.
paper-open = The survey still takes answers, so figures will change. The report can be released when it has closed.

## Beginning
paper-begin-text = The report is drafted from the answers: titles, charts and tables are there at once. You add your own words, then release it.
paper-begin-from = What to begin from
paper-from-summary = Outcomes summary of the side event
paper-from-summary-hint = One topic a page, with charts chosen for the questions of the side event.
paper-from-general = General report
paper-from-general-hint = Every page of the survey becomes a topic.
paper-begin-languages = Languages of the report
paper-begin-languages-hint = What you write is asked for in each of them.
paper-languages-fault = Choose at least one language
paper-begin-go = Begin the report

## Where it stands
paper-changed = Last changed by { $name } on { $moment }
paper-status-draft = Draft
paper-status-comment = For comment
paper-status-final = Final
paper-sound = The check found nothing wrong: every figure and every quote may be shown.
paper-faults-title = What keeps the report from being made
paper-section-faulty = to be corrected
paper-sections = Sections
paper-kind-cover = Cover
paper-kind-summary = Summary
paper-kind-participation = Participation
paper-kind-topic = Topic
paper-kind-remaining = Remaining topics
paper-kind-groups = Groups beside each other
paper-kind-themes = Themes of the open answers
paper-kind-way-forward = Commitments and way forward
paper-kind-trend = Comparison of events
paper-kind-method = Method
paper-kind-annex = Annex: tables, code book, questionnaire
paper-kind-unknown = Section of an unknown kind
paper-preview = Preview of the report
paper-preview-text = The report as it would be now, as a page of its own.
paper-files = Files of the draft
paper-files-text = Each is marked as a draft, and changes with every word that is written.
paper-file-pages = Report, PDF
paper-file-annex = Annex, PDF
paper-file-web = Web page, HTML
paper-file-text = Text to edit, Markdown
paper-file-charts = Charts, SVG and PNG
paper-file-tables = Published figures

## What is wrong
paper-fault-digit = A number is typed where a figure should be named.
paper-fault-figure = No figure has this name.
paper-fault-withheld = This figure may not be told: too few people stand behind it.
paper-fault-form = This figure cannot be told in this way.
paper-fault-quote = Nobody wrote these words, or they begin or end within a word.
paper-fault-consent = These words may not be quoted.
paper-fault-translation = A text is missing in one of the languages.
paper-fault-evidence = The survey has no such question.
paper-fault-writing = The way in which this is written is not understood.
paper-fault-file = The file cannot be read.
paper-place-file = Head of the file
paper-line = Line { $line }

## Writing
paper-section-title = Report: { $section }
paper-section-fixed = This section is made of the figures alone. It can be moved or left out.
paper-saved-faults = Your words are kept. This keeps the report from being made:
paper-write-text = Write figures by their names, never as numbers: the report puts the figure in. “**bold**” makes words bold, an empty line begins a paragraph, “- ” an entry of a list, and “{"{"}= 2018{"}"}” is a number that is no figure, such as a year.
paper-voice-title = Title
paper-voice-title-hint = In place of the title drafted from the figures. Leave it empty to keep that one.
paper-voice-narrative = Your account
paper-voice-narrative-hint = Stands before the charts.
paper-voice-conclusion = So what
paper-voice-conclusion-hint = What you conclude; stands at the end of the page.
paper-message = Key message { $number }
paper-message-hint = One line. Empty messages are left out.
paper-proposal = Proposal { $number }
paper-proposal-hint = What you propose. Empty ones are left out; one that rests on no question is marked as the organisers’ view.
paper-proposal-who = Who
paper-proposal-by = By when
paper-evidence = Rests on
paper-evidence-none = No question
paper-figures = Figures to name
paper-figures-text = Copy a name into your words. With “:of” before the closing brace it is told as “21 of 40”, with “:percent” as a percentage, with “:word” in words such as “about half”.
paper-figure-name = Name
paper-figure-about = About
paper-figure-now = Now
paper-place = Place of this section
paper-place-up = Move up
paper-place-down = Move down
paper-place-out = Leave this section out
paper-to-comment = Mark as sent for comment
paper-to-draft = Mark as a draft again

## The file
paper-text-title = Edit the report as a file
paper-text-text = This is the whole report as text. What you write on the other pages stands here too.
paper-text-label = Definition
paper-text-faults = This keeps the report from being made
paper-save = Save
paper-conflict-title = Somebody else has changed the report
paper-conflict-text = { $name } saved another version on { $moment }. Nothing of yours is lost: compare the two, then save what you want to keep.
paper-conflict-theirs = Saved meanwhile
paper-conflict-yours = Your version
paper-conflict-go = Save my version

## The log
act-report-begun = began a report
act-report-changed = changed a report
done-report-begun = The report is drafted from the answers. Look at it, then write.
done-report-saved = The report is saved.

## Releasing
release-title = Release the report
release-what = The report “{ $title }” is released as final, in these languages: { $languages }. It bears the day { $day }.
release-stays = What is released stays. Its files are kept as they are, also when the answers are erased, and everybody who works here can take them. It cannot be taken back; what you change afterwards is another release.
release-unsealed = The survey is not closed for good yet. If it is opened again and only a few answers come in, a later release may have to wait, because two reports set side by side would tell what these few people said.
release-go = Release the report
release-changed = Nothing was released: { $name } changed the report on { $moment }. Look at it again, then release it.
release-faulty = Nothing was released: something keeps the report from being made. The report’s page tells what.
release-open = Nothing was released: the survey takes answers. Close it first.
release-moved = Nothing was released: the survey, its answers or its releases changed in the same moment. Try again.
release-waiting = Nothing was released: set beside an earlier release, these figures would tell what fewer than { $k } people said (about: { $about }). A later release is possible when nobody, or at least { $k } people, have come, gone or changed their answers in each of these and in each group shown. The earlier release stands until then.
release-everybody = all who took part
release-as-it-stands = It is released as it stands. What you change from now on is a draft again.
release-heading = Released
release-edition = Release { $number } of { $day }
release-number = Release
release-day = Day
release-languages = Languages
release-version = Version of the survey
release-snapshot = Snapshot of the answers
release-by-command = at the command line
release-no-files = Its files are not kept here: it was released at the command line by an earlier version of the program, which wrote them into a folder.
paper-erased = The answers were erased on { $day }, as respondents were told, so nothing more can be written about them. What was released stays.
act-report-released = released a report
done-released = The report is released.
done-released-before = Exactly this report was released before; it stands below, and nothing new was released.

## Words of participants
quotes-title = Quotes from participants
quotes-choose = Choose quotes
quotes-count = Chosen for this section: { $count }
quotes-text = Nothing is quoted automatically. Shorten an answer to the passage that says something, put “[…]” in place of what could tell who wrote it, and quote it: from then on it stands in the report. Only answers whose authors allowed it are listed, in an order that does not tell who answered first.
quotes-chosen = Chosen for this section
quotes-none-chosen = Nothing is chosen yet.
quotes-out = Remove
quotes-translation = Translation
quotes-save = Save translations
quotes-translation-hint = Leave the language in which it was written empty. The report marks a translation as one and puts the original under it.
quotes-answers = Answers that may be quoted
quotes-item = Question
quotes-none = No answer to this question may be quoted.
quotes-passage = Passage
quotes-add = Quote this
quotes-group = The report would name the group: { $group }
quotes-no-group = The report would name no group.
quotes-more = More answers
quotes-not-found = Nothing was chosen: no answer to this question holds these words. Copy them letter by letter; “[…]” stands for what is left out.
quotes-cut = Nothing was chosen: the passage begins or ends within a word. Quote whole words.
quotes-denied = Nothing was chosen: this answer may not be quoted.
quotes-also-denied = Nothing was chosen: somebody else wrote these words too and did not allow to quote them. Quote more of the answer.
