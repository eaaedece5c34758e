# The outcomes paper.
status-draft = Draft: not to be quoted
status-comment = For comment
status-final = Final
synthetic-mark = Synthetic data for demonstration: no one gave these answers
cover-place = Place
cover-date = Date of the event
cover-organisers = Organisers
cover-issued = Date of issue
cover-answers = Answered by
cover-answers-value = { $n ->
    [one] 1 person
   *[other] { $n } people
}
cover-strip-caption = The { $all } options of “{ $field }”: filled where at least one respondent named it
folio = Page { "{page}" } of { "{pages}" }
footer = { $title } · version { $version } · snapshot { $hash }
unfold-tables = The same figures as a table
contents = Contents

summary-heading = Summary
summary-lead = { $n ->
    [0] Nobody has answered yet.
    [one] One person answered.
   *[other] { $n } people answered the survey “{ $event }”, which has { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }.
}
summary-findings = What participants said
summary-finding = { $page }: { $finding }
annex-title = { $title }: tables
summary-too-few = Too few answers to show figures: { $topics }
summary-messages = Key messages
summary-priorities = { $name }: named most
tile-invited = invited
tile-answered = answered
tile-complete = sent their answers
tile-share = { $percent } of those invited

part-heading = Who took part
part-finding = { $n ->
    [0] None
    [one] One
   *[other] { $n }
} of the { $invited } people invited answered
part-finding-open = { $n ->
    [0] Nobody has answered yet
    [one] One person answered
   *[other] { $n } people answered
}
part-funnel = From invitation to complete response
part-funnel-open = From the first answer to the complete response
part-invited = Invited
part-started = Answered, at least in part
part-complete = Sent a complete response
part-groups = Respondents by group
part-language = Language of the questionnaire
part-note-merged = Groups of fewer than { $k } people are counted together, so that nobody can be recognised.
part-left-out = No breakdown is shown: even counted together, the groups are smaller than { $k }.
groups-kicker = Agreement and difference
groups-heading = Where the groups agree and where they differ
groups-caption = { $item }: what the groups said
groups-all = All
groups-note = Share of each group who named it; in brackets, how many of the group answered. The line marks the share of all. Groups of fewer than { $k } are counted together, so that nobody can be recognised.
agreement-shared = Shared
agreement-contested = Contested
agreement-undecided = Undecided
agreement-too-few = Too few to say
agreement-over = More than half of every group named:
agreement-under = Fewer than half of every group named:
agreement-divided = { $label } (over half: { $over })
agreement-nothing = Nothing.
agreement-rule = Shared: in every group more than half named it, or in every group fewer than half. Contested: more than half in one group, fewer than half in another. Either must hold even if one person in each group had answered otherwise; what does not is undecided. Too few to say: fewer than { $k } people named it, or the answers of a group are withheld.
agreement-title-contested = The groups are divided over “{ $label }”
agreement-title-shared = More than half of every group named “{ $label }”

trend-kicker = Change between events
trend-heading = The same questions at several events
trend-lead = The same questions at several events. Questions and answers are matched by their codes. Different people may have answered each time, so a change is one among those who answered, not of one person’s mind. A difference of less than 10 percentage points is not called a change.
trend-events = The events compared
trend-event = Event
trend-answered = Answered
trend-sources = Sources: { $sources }.
trend-source = { $event }: survey { $survey }, version { $version }, snapshot { $hash }
trend-finding-up = { $label }: up from { $from } of { $from_base } ({ $first }) to { $to } of { $to_base } ({ $last })
trend-finding-down = { $label }: down from { $from } of { $from_base } ({ $first }) to { $to } of { $to_base } ({ $last })
trend-finding-steady = { $item }: no answer changed by as much as 10 points from { $first } to { $last }
trend-finding-few = Too few answers to speak of a change
trend-base = { $n ->
    [one] 1 answered
   *[other] { $n } answered
}
trend-base-people = Shares of those who answered the question at each event.
trend-base-rows = Shares of those who rated the row at each event.
trend-top = { $item }: { $n ->
    [one] the highest point
   *[other] the { $n } highest points
} of the scale
trend-table = { $item }, by event
trend-head = { $event } (of { $n })
trend-not-offered = not offered
trend-not-asked = { $event }: not asked.
trend-asked-otherwise = { $event }: asked in another form, so not compared.
trend-too-few = { $event }: fewer than { $k } people answered, so no figures are shown.
trend-nothing = This question was asked in the same form at no other of these events, or too few people answered it there.
trend-reworded = { $event }: worded “{ $text }”.
trend-reworded-answers = * Worded differently: { $events }.
trend-rescaled = Points of the scale worded differently: { $events }.
trend-limit = Another number of answers allowed: { $events }.
trend-dk = “Don’t know” offered at only one of the two: { $events }.
trend-more = Drawn are the { $n } answers given most; the table has them all.

base-people = Base: { $n ->
    [one] the 1 person
   *[other] the { $n } people
} who answered this question.
base-multiple = Base: { $n ->
    [one] the 1 person
   *[other] the { $n } people
} who answered this question; several answers were possible.
base-ranking = Base: { $n ->
    [one] the 1 person
   *[other] the { $n } people
} who answered this question; up to { $top } could be named.
base-matrix = Base: those who rated each row ({ $n } people answered the question).
base-pairs = Base of each row: those who gave both ratings.
base-records = Base: { $records ->
    [one] 1 entry
   *[other] { $records } entries
} by { $people ->
    [one] 1 person
   *[other] { $people } people
}.
base-of = { $name }. { $base }
base-skipped = { $n ->
    [one] 1 person saw the question and did not answer.
   *[other] { $n } people saw the question and did not answer.
}
base-bounds = { $label }: { $count } of the { $answered } who answered; between { $least } and { $most } of the { $invited } invited.
bounds-top = { $label }, “{ $point }” or higher
hidden-rows = { $n ->
    [one] 1 row with fewer than { $k } answers is not shown.
   *[other] { $n } rows with fewer than { $k } answers are not shown.
}

chart-first-places = { $name }: first choices
unmet-need = More ask for than offer: { $list }.
unmet-one = { $label } (by { $gap })
rows-in-annex = { $n ->
    [one] 1 further row is in the annex.
   *[other] { $n } further rows are in the annex.
}

finding-share = { $count } of { $base }
finding-share-few = { $count } of the { $base } who answered
finding-most = “{ $label }” is named most, by { $share }
finding-single = { $share } answer “{ $label }”
finding-tie = “{ $first }” and “{ $second }” are named most, each by { $share }
finding-ties = { $n } answers are named most, each by { $share }
finding-top = { $share } rate “{ $label }” as “{ $point }” or higher
finding-gap = “{ $label }” has the widest gap, { $gap } points on average
# What follows the first clause of a title, after a semicolon.
finding-gap-it = it also has the widest gap, { $gap } points on average
finding-status = { $share } say of it “{ $point }”
finding-rated = { $share } rate it “{ $point }” or higher
finding-also = under “{ $name }”, “{ $label }” is named most ({ $share })
finding-lower = “{ $name }” stands { $gap } points lower on average
finding-higher = “{ $name }” stands { $gap } points higher on average
finding-records-most = “{ $label }” is given most often ({ $count } of { $base })
finding-records = { $records ->
    [one] 1 entry
   *[other] { $records } entries
} from { $people ->
    [one] 1 person
   *[other] { $people } people
}
finding-text = { $n ->
    [0] No open answers
    [one] 1 open answer
   *[other] { $n } open answers
}
finding-too-few = Too few answers to show figures
too-few-topics = Fewer than { $k } people answered these questions, so no figures are shown.
too-few-rows = No row was rated by as many as { $k } people, so no figures are shown.
too-few = Fewer than { $k } people answered this question, so no figures are shown.
text-note = Open answers are counted here. Words are quoted only after a person has read and released them.

chart-people = { $name }: people
dots-full = some of them also answered “{ $name }”
dots-ring = nobody did, or too few to say
dots-column = also “{ $name }”
chart-unsplit = not split: fewer than { $k } rated it
chart-aside = don’t know or not said
chart-dk-short = don’t know
conclusion-label = What the organisers conclude

# Words of participants, and what is proposed.
quote-anonymous = A participant
quote-translated = Translated from { $language ->
    [en] English
    [fr] French
    [ar] Arabic
    [sw] Swahili
    [so] Somali
    [am] Amharic
    [ti] Tigrinya
   *[other] the language of the author
}; as written:
register-words = In participants’ words
register-who = Group
register-note = { $n } of { $all } are listed: their authors allowed quoting and a person read them before release. No order of merit.
way-heading = Commitments and way forward
proposals-heading = What is proposed
proposal-label = Proposal { $n }
proposal-who = Who
proposal-by = By
proposal-evidence = Rests on
proposal-view = A view of the organisers: no figure of this paper stands behind it.

method-heading = How this paper was made
method-asked = What was asked
method-asked-text = { $items ->
    [one] 1 question
   *[other] { $items } questions
} on { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}. Languages: { $languages }. Nothing but consent was compulsory.
method-when = When
method-when-text = Answers were given from { $first } to { $last }.
method-when-none = No answers have been given.
method-whom = Of whom
method-whom-invited = { $invited } people were invited. { $started } answered at least in part, { $complete } sent a complete response.
method-whom-open = The link was open and nobody counted invitations, so there is no response rate. { $started } answered at least in part, { $complete } sent a complete response.
method-whom-more = { $invited } people were invited and more answered: the link was passed on, so there is no response rate. { $started } answered at least in part, { $complete } sent a complete response.
method-form = The form
method-form-text = A form on the web, answered of one’s own will; the programme knows of no incentive. { $routed ->
    [0] Everybody was asked the same questions,
    [one] 1 question was asked only of those whom it concerned; all others were asked of everybody,
   *[other] { $routed } questions were asked only of those whom they concerned; all others were asked of everybody,
} in the same order, with the choices in the same order. Answers could be looked over and changed before they were sent, and afterwards until the survey closed. What was sent twice is counted once.
method-rates = Rates
method-rates-text = Response rate RR1 (complete of invited): { $rr1 }. RR2 (complete and partial of invited): { $rr2 }. Completion rate (complete of those who began): { $completion }. After the AAPOR Standard Definitions.
method-rates-open = Completion rate (complete of those who began): { $completion }. After the AAPOR Standard Definitions.
method-rates-items = Item nonresponse (questions that were seen and not answered): { $all } on the whole, { $most } at most ({ $item }).
method-counting = How answers are counted
method-counting-text = The base of a question is everyone who answered it, “don’t know” included; under each exhibit stands its base. Where several answers were possible, shares are shares of people. Means, medians and gaps leave “don’t know” out; a gap is counted within each person and then averaged. Counts come before percentages; with fewer than 30 answers percentages stand in brackets, with fewer than 10 there are none.
method-bounds = Those who did not answer
method-bounds-text = Where it is known how many were invited, it is said between which numbers of them an answer lies: at least those who gave it, at most these and everybody who did not answer the question. Nothing is assumed about those who did not answer, and no answers are weighted.
method-coding = Open answers
method-coding-text = Answers stand as they were given: choices are counted as chosen, and words typed under “other” were not sorted into other choices.
method-agreement = Agreement of groups
method-agreement-text = A choice is shared or contested by the side of half on which each group stands. Half is the line by which a majority is told; one person in each group is allowed for because in a group of { $k } one person is a fifth or nearly so.
method-words = Words for shares
method-words-text = “Few” means under 20% of the base, “some” from 20% to under 45%, “about half” from 45% to 55%, “most” over 55% and under 90%, “nearly all” 90% and over. “None” and “all” mean exactly that.
method-small = Small groups
method-small-text = Nothing is shown of a group of fewer than { $k } people who answered the question; smaller groups are counted together. { $hidden ->
    [0] No figure had to be withheld.
    [one] 1 figure of the published tables is withheld for this reason, and marked there.
   *[other] { $hidden } figures of the published tables are withheld for this reason, and marked there.
} The words “all” and “none” are not used of a group of fewer than 10: { $ranged ->
    [0] no figure is
    [one] 1 figure is
   *[other] { $ranged } figures are
} told as “under 10%” or “over 90%” instead.
method-limits = Limits
method-limits-text = Those who answered speak for themselves and are not a sample of a larger population. For that reason there are no margins of error and no tests of significance.
method-privacy = Privacy
method-privacy-text = No name, address or device was stored with an answer, and only the day on which it was given.
method-source = Source
method-source-text = Survey { $survey }, version { $version }; report definition { $report }; snapshot { $hash } of the responses; made with Maoni { $software }.

tables-heading = Tables
tables-lead = The figures behind the exhibits, question by question.
tables-none = Too few people answered to show figures of any question.
table-stage = Stage
table-group = Group
table-option = Answer
table-count = People
table-place = Place { $n }
table-points = Points
table-row = Row
table-rated = Rated
table-top = Top { $n }
table-median = Median
table-gap = Mean gap
table-entries = Entries
table-dk = Don’t know
table-not-given = Not given
table-hidden = fewer than { $k }
table-points-note = Points: { $top } for a first choice, one fewer for each next place (Borda count).

# A figure within the organisers' own words.
narrative-of = { $count } of { $base }
word-none = none
word-few = few
word-some = some
word-half = about half
word-most = most
word-nearly-all = nearly all
word-all = all

## The form on paper
themes-kicker = In their own words
themes-heading = What people wrote about
themes-lead = People wrote answers of their own to these questions. Other people read each answer and noted its themes; the figures count who wrote about each theme.
themes-caption = Themes of the answers to “{ $item }”
themes-note = { $coders ->
    [one] One person coded the answers; an answer may have several themes.
   *[other] { $coders } people coded the answers without seeing each other’s work; an answer may have several themes.
}
themes-unsettled = { $n ->
    [one] 1 theme on which they differ is left out.
   *[other] { $n } themes on which they differ are left out.
}
finding-themes = Theme written about most: { $theme } ({ $n } of the { $base } who answered “{ $item }”)
table-theme = Theme
code-book-heading = Code book
code-book-lead = What each theme means, in the words of those who coded the open answers.
code-book-meaning = Meaning
code-book-definition = { $text }
code-book-includes = Given to: { $text }
code-book-excludes = Not given to: { $text }
code-book-theme = Part of: { $text }
method-coding-people = The written answers to { $n ->
    [one] 1 question
   *[other] { $n } questions
} were read by people and given themes of a code book.
method-coding-agreement = Where two of them coded the same answers, Cohen’s kappa of a theme lay between { $least } and { $most } before they settled their differences.

questionnaire = Paper form
questionnaire-footer = { $title } · paper form
questionnaire-anonymous = Please do not write your name on this form. The organisers enter your answers without knowing whose they are, and destroy the form.
questionnaire-final = Once you have handed the form in, it cannot be changed or withdrawn: nobody knows which one is yours.
questionnaire-question = { $number }. { $question }
questionnaire-rank = Write numbers into the boxes: 1 for the most important, up to { $max }
questionnaire-row = Tick one box in each row
questionnaire-carried = Only for what you chose in question { $number }: tick one box in each of these rows
questionnaire-open = Only for questions that you answered in your own words: tick one box in each of these rows
questionnaire-pick = Write one from the list below:
questionnaire-list = To choose from for “{ $question }”:
questionnaire-if = Only if { $condition }
condition-chosen = your answer to question { $number } is { $choices }
condition-not-chosen = your answer to question { $number } is not { $choices }
condition-answered = you answered question { $number }
condition-not-answered = you did not answer question { $number }
quoted = “{ $text }”
condition-or = { $before } or { $next }
condition-and = { $before } and { $next }

# Results of every question, in the workspace.
question-internal = For the organisers only: it stands in no report and in no file for the public.
question-ungrouped = The groups of this question are not drawn beside each other. Its answers stand among those of all together.
