# ورقة النتائج.
status-draft = مسودّة: لا يُستشهد بها
status-comment = للتعليق
status-final = نسخة نهائية
synthetic-mark = بيانات مصطنعة لأغراض العرض: لم يُدلِ أحد بهذه الإجابات
cover-place = المكان
cover-date = تاريخ الفعالية
cover-organisers = الجهات المنظِّمة
cover-issued = تاريخ الإصدار
cover-answers = عدد المجيبين
cover-answers-value = { $n ->
    [0] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
}
cover-strip-caption = خيارات «{ $field }» وعددها { $all }: المظلَّل منها ذكره مجيب واحد على الأقل
folio = صفحة { "{page}" } من { "{pages}" }
footer = { $title } · الإصدار { $version } · البصمة { $hash }
unfold-tables = الأرقام نفسها في جدول
contents = المحتويات

summary-heading = الخلاصة
summary-lead = { $n ->
    [0] لم يُجب أحد بعد.
    [one] أجاب شخص واحد.
    [two] أجاب شخصان عن الاستبيان «{ $event }»، وهو يضم { $questions ->
        [zero] { $questions } سؤال
        [one] سؤالًا واحدًا
        [two] سؤالين
        [few] { $questions } أسئلة
        [many] { $questions } سؤالًا
       *[other] { $questions } سؤال
    }.
    [few] أجاب { $n } أشخاص عن الاستبيان «{ $event }»، وهو يضم { $questions ->
        [zero] { $questions } سؤال
        [one] سؤالًا واحدًا
        [two] سؤالين
        [few] { $questions } أسئلة
        [many] { $questions } سؤالًا
       *[other] { $questions } سؤال
    }.
    [many] أجاب { $n } شخصًا عن الاستبيان «{ $event }»، وهو يضم { $questions ->
        [zero] { $questions } سؤال
        [one] سؤالًا واحدًا
        [two] سؤالين
        [few] { $questions } أسئلة
        [many] { $questions } سؤالًا
       *[other] { $questions } سؤال
    }.
   *[other] أجاب { $n } شخص عن الاستبيان «{ $event }»، وهو يضم { $questions ->
        [zero] { $questions } سؤال
        [one] سؤالًا واحدًا
        [two] سؤالين
        [few] { $questions } أسئلة
        [many] { $questions } سؤالًا
       *[other] { $questions } سؤال
    }.
}
summary-findings = ما قاله المشاركون
summary-finding = { $page }: { $finding }
annex-title = { $title }: الجداول
summary-too-few = عدد الإجابات لا يسمح بعرض الأرقام: { $topics }
summary-messages = الرسائل الرئيسية
summary-priorities = { $name }: الأكثر ذكرًا
tile-invited = عدد المدعوّين
tile-answered = أجابوا
tile-complete = أرسلوا إجاباتهم
tile-share = { $percent } من المدعوّين

part-heading = من شارك
part-finding = { $n ->
    [0] لم يُجب أحد من المدعوّين، وعددهم { $invited }
    [one] أجاب واحد من المدعوّين، وعددهم { $invited }
    [two] أجاب اثنان من المدعوّين، وعددهم { $invited }
   *[other] أجاب { $n } من المدعوّين، وعددهم { $invited }
}
part-finding-open = { $n ->
    [0] لم يُجب أحد بعد
    [one] أجاب شخص واحد
    [two] أجاب شخصان
    [few] أجاب { $n } أشخاص
    [many] أجاب { $n } شخصًا
   *[other] أجاب { $n } شخص
}
part-funnel = من الدعوة إلى الاستجابة الكاملة
part-funnel-open = من أول إجابة إلى الاستجابة الكاملة
part-invited = المدعوّون
part-started = أجابوا ولو جزئيًا
part-complete = أرسلوا استجابة كاملة
part-groups = المجيبون بحسب المجموعة
part-language = لغة الاستبيان
part-note-merged = تُحتسب معًا المجموعات التي يقلّ عدد أفرادها عن { $k }، كي لا يتسنى التعرّف على أي شخص.
part-left-out = لا يُعرض أي توزيع بحسب المجموعة: فعدد الأفراد يقلّ عن { $k } حتى بعد جمع المجموعات معًا.
groups-kicker = نقاط الالتقاء والاختلاف
groups-heading = أين تلتقي المجموعات وأين تختلف
groups-caption = { $item }: ما قالته المجموعات
groups-all = الجميع
groups-note = نسبة من ذكروا الإجابة في كل مجموعة؛ وبين قوسين عدد من أجابوا منها. ويبيّن الخط نسبة الجميع. وتُحتسب معًا المجموعات التي يقلّ عدد أفرادها عن { $k }، كي لا يتسنى التعرّف على أي شخص.
agreement-shared = مشترك
agreement-contested = موضع خلاف
agreement-undecided = غير محسوم
agreement-too-few = إجابات أقل من أن تُعرض
agreement-over = ذكر أكثر من النصف في كل مجموعة:
agreement-under = ذكر أقل من النصف في كل مجموعة:
agreement-divided = { $label } (أكثر من النصف: { $over })
agreement-nothing = لا شيء.
agreement-rule = مشترك: ذكره أكثر من النصف في كل مجموعة، أو أقل من النصف في كل مجموعة. موضع خلاف: أكثر من النصف في مجموعة وأقل من النصف في أخرى. ويجب أن يبقى ذلك صحيحًا حتى لو أجاب شخص واحد من كل مجموعة إجابة مختلفة، وإلا فهو غير محسوم. إجابات أقل من أن تُعرض: ذكره أقل من { $k ->
    [few] { $k } أشخاص
    [many] { $k } شخصًا
   *[other] { $k } شخص
}، أو حُجبت إجابات إحدى المجموعات.
agreement-title-contested = المجموعات منقسمة حول «{ $label }»
agreement-title-shared = ذكر أكثر من النصف في كل مجموعة «{ $label }»

trend-kicker = التغيّر بين الفعاليات
trend-heading = الأسئلة نفسها في فعاليات عدة
trend-lead = الأسئلة نفسها في فعاليات عدة. تُطابَق الأسئلة والإجابات برموزها. وقد يختلف المجيبون من مرة إلى أخرى، فالتغيّر تغيّر في مجموع الإجابات وليس تغيّرًا في رأي شخص بعينه. ولا يُسمّى تغيّرًا كل فرق يقلّ عن 10 نقاط مئوية.
trend-events = الفعاليات محل المقارنة
trend-event = الفعالية
trend-answered = عدد المجيبين
trend-sources = المصادر: { $sources }.
trend-source = { $event }: الاستبيان { $survey }، الإصدار { $version }، البصمة { $hash }
trend-finding-up = { $label }: ارتفاع من { $from } من أصل { $from_base } ({ $first }) إلى { $to } من أصل { $to_base } ({ $last })
trend-finding-down = { $label }: انخفاض من { $from } من أصل { $from_base } ({ $first }) إلى { $to } من أصل { $to_base } ({ $last })
trend-finding-steady = { $item }: لم تتغيّر أي إجابة بمقدار 10 نقاط أو أكثر بين { $first } و{ $last }
trend-finding-few = عدد الإجابات لا يسمح بالحديث عن تغيّر
trend-base = { $n ->
    [zero] { $n } مجيب
    [one] مجيب واحد
    [two] مجيبان
    [few] { $n } مجيبين
    [many] { $n } مجيبًا
   *[other] { $n } مجيب
}
trend-base-people = النسب هي نسب من أجابوا عن السؤال في كل فعالية.
trend-base-rows = النسب هي نسب من قيّموا الصف في كل فعالية.
trend-top = { $item }: { $n ->
    [1] أعلى درجة
    [2] أعلى درجتين
   *[other] أعلى { $n } درجات
} في المقياس
trend-table = { $item }، بحسب الفعالية
trend-head = { $event } (من أصل { $n })
trend-not-offered = لم تُعرض
trend-not-asked = { $event }: لم يُطرح السؤال.
trend-asked-otherwise = { $event }: طُرح السؤال في صيغة أخرى، فلا يُقارن.
trend-too-few = { $event }: عدد المجيبين أقل من { $k }، فلا تُعرض أي أرقام.
trend-nothing = لم يُطرح هذا السؤال في الصيغة نفسها في أي فعالية أخرى من هذه الفعاليات، أو أجاب عنه عدد لا يسمح بعرض الأرقام.
trend-reworded = { $event }: كانت صياغة السؤال «{ $text }».
trend-reworded-answers = * صياغة مختلفة: { $events }.
trend-rescaled = صياغة درجات المقياس مختلفة: { $events }.
trend-limit = عدد الإجابات المسموح به مختلف: { $events }.
trend-dk = لم يُعرض خيار «لا أعرف» إلا في إحدى المرتين: { $events }.
trend-more = يعرض الشكل الإجابات الأكثر ذكرًا وعددها { $n }، وفي الجدول جميعها.

base-people = القاعدة: { $n ->
    [one] شخص واحد أجاب
    [two] شخصان أجابا
    [few] { $n } أشخاص أجابوا
    [many] { $n } شخصًا أجابوا
   *[other] { $n } شخص أجابوا
} عن هذا السؤال.
base-multiple = القاعدة: { $n ->
    [one] شخص واحد أجاب
    [two] شخصان أجابا
    [few] { $n } أشخاص أجابوا
    [many] { $n } شخصًا أجابوا
   *[other] { $n } شخص أجابوا
} عن هذا السؤال؛ وكان يمكن اختيار أكثر من إجابة.
base-ranking = القاعدة: { $n ->
    [one] شخص واحد أجاب
    [two] شخصان أجابا
    [few] { $n } أشخاص أجابوا
    [many] { $n } شخصًا أجابوا
   *[other] { $n } شخص أجابوا
} عن هذا السؤال؛ وكان يمكن اختيار { $top ->
    [one] إجابة واحدة
    [two] إجابتين على الأكثر
    [few] { $top } إجابات على الأكثر
   *[other] { $top } إجابة على الأكثر
}.
base-matrix = القاعدة: من قيّموا كل صف (عدد من أجابوا عن السؤال: { $n }).
base-pairs = قاعدة كل صف: من قدّموا التقييمين معًا.
base-records = القاعدة: { $records ->
    [zero] { $records } بطاقة
    [one] بطاقة واحدة
    [two] بطاقتان
    [few] { $records } بطاقات
    [many] { $records } بطاقة
   *[other] { $records } بطاقة
} من { $people ->
    [zero] { $people } شخص
    [one] شخص واحد
    [two] شخصين
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}.
base-of = { $name }. { $base }
base-skipped = { $n ->
    [one] عُرض السؤال على شخص واحد ولم يُجب.
    [two] عُرض السؤال على شخصين ولم يُجيبا.
    [few] عُرض السؤال على { $n } أشخاص ولم يُجيبوا.
    [many] عُرض السؤال على { $n } شخصًا ولم يُجيبوا.
   *[other] عُرض السؤال على { $n } شخص ولم يُجيبوا.
}
base-bounds = { $label }: { $count } من { $answered } ممن أجابوا؛ وبين { $least } و{ $most } من المدعوّين وعددهم { $invited }.
bounds-top = { $label }، «{ $point }» أو أكثر
hidden-rows = { $n ->
    [one] لا يُعرض صف واحد تقلّ إجاباته عن { $k }.
    [two] لا يُعرض صفّان تقلّ إجابات كل منهما عن { $k }.
    [few] لا تُعرض { $n } صفوف تقلّ إجابات كل منها عن { $k }.
    [many] لا يُعرض { $n } صفًا تقلّ إجابات كل منها عن { $k }.
   *[other] لا يُعرض { $n } صف تقلّ إجابات كل منها عن { $k }.
}

chart-first-places = { $name }: الاختيارات الأولى
unmet-need = ما يُطلب أكثر مما يُعرض: { $list }.
unmet-one = { $label } (بفارق { $gap })
rows-in-annex = { $n ->
    [one] يرد سطر آخر في المرفق.
    [two] يرد سطران آخران في المرفق.
    [few] ترد { $n } أسطر أخرى في المرفق.
    [many] يرد { $n } سطرًا آخر في المرفق.
   *[other] يرد { $n } سطر آخر في المرفق.
}

finding-share = { $count } من أصل { $base }
finding-share-few = { $count } من { $base } أجابوا
finding-most = «{ $label }» هي الإجابة الأكثر ذكرًا، ذكرها { $share }
finding-single = أجاب { $share } بعبارة «{ $label }»
finding-tie = «{ $first }» و«{ $second }» هما الإجابتان الأكثر ذكرًا، ذكر كلًّا منهما { $share }
finding-ties = { $n ->
    [few] { $n } إجابات
   *[other] { $n } إجابة
} هي الأكثر ذكرًا بالتساوي، ذكر كلًّا منها { $share }
finding-top = اختار { $share } درجة «{ $point }» أو أعلى لبند «{ $label }»
finding-gap = أوسع فجوة هي في «{ $label }»، بمتوسط { $gap } نقطة
# ما يلي الجملة الأولى من العنوان بعد الفاصلة المنقوطة.
finding-gap-it = وفيها أيضًا أوسع فجوة، بمتوسط { $gap } نقطة
finding-status = وقال عنها { $share }: «{ $point }»
finding-rated = واختار لها { $share } درجة «{ $point }» أو أعلى
finding-also = وفي «{ $name }» الإجابة الأكثر ذكرًا هي «{ $label }» ({ $share })
finding-lower = أما «{ $name }» فأدنى من ذلك بمقدار { $gap } نقطة في المتوسط
finding-higher = أما «{ $name }» فأعلى من ذلك بمقدار { $gap } نقطة في المتوسط
finding-records-most = وأكثر ما ذُكر فيها «{ $label }» ({ $count } من أصل { $base })
finding-records = { $records ->
    [zero] { $records } بطاقة
    [one] بطاقة واحدة
    [two] بطاقتان
    [few] { $records } بطاقات
    [many] { $records } بطاقة
   *[other] { $records } بطاقة
} من { $people ->
    [zero] { $people } شخص
    [one] شخص واحد
    [two] شخصين
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}
finding-text = { $n ->
    [0] لا إجابات مفتوحة
    [one] إجابة مفتوحة واحدة
    [two] إجابتان مفتوحتان
    [few] { $n } إجابات مفتوحة
    [many] { $n } إجابة مفتوحة
   *[other] { $n } إجابة مفتوحة
}
finding-too-few = عدد الإجابات لا يسمح بعرض الأرقام
too-few-topics = أجاب عن هذه الأسئلة أقل من { $k ->
    [few] { $k } أشخاص
    [many] { $k } شخصًا
   *[other] { $k } شخص
}، ولذلك لا تُعرض أي أرقام.
too-few-rows = قيّم كلَّ سطر أقل من { $k ->
    [few] { $k } أشخاص
    [many] { $k } شخصًا
   *[other] { $k } شخص
}، ولذلك لا تُعرض أي أرقام.
too-few = أجاب عن هذا السؤال أقل من { $k ->
    [few] { $k } أشخاص
    [many] { $k } شخصًا
   *[other] { $k } شخص
}، ولذلك لا تُعرض أي أرقام.
text-note = يُذكر هنا عدد الإجابات المفتوحة فقط. ولا تُقتبس أي إجابة إلا بعد أن يقرأها أحد الموظفين ويجيز نشرها.

chart-people = { $name }: الأشخاص
dots-full = أجاب بعضهم أيضًا عن «{ $name }»
dots-ring = لم يُجب أحد، أو أجاب عدد أقل من أن يُذكر
dots-column = وعن «{ $name }»
chart-unsplit = دون توزيع: عدد التقييمات أقل من { $k }
chart-aside = لا أعرف أو دون إجابة
chart-dk-short = لا أعرف
conclusion-label = ما تستخلصه الجهات المنظِّمة

# كلام المشاركين، وما يُقترح.
quote-anonymous = من كلام أحد المشاركين
quote-translated = ترجمة عن { $language ->
    [en] الإنجليزية
    [fr] الفرنسية
    [ar] العربية
    [sw] السواحيلية
    [so] الصومالية
    [am] الأمهرية
    [ti] التغرينية
   *[other] لغة صاحب النص
}، والأصل:
register-words = من كلام المشاركين
register-who = المجموعة
register-note = المنشور هنا { $n } من أصل { $all }، أذن أصحابها باقتباسها وقرأها أحد الموظفين قبل نشرها. ولا يدل الترتيب على أي أفضلية.
way-heading = التعهدات والخطوات المقبلة
proposals-heading = ما يُقترح
proposal-label = المقترح { $n }
proposal-who = الجهة
proposal-by = الموعد
proposal-evidence = يستند إلى
proposal-view = رأي الجهات المنظِّمة، ولا يستند إلى أي رقم في هذه الورقة.

method-heading = كيف أُعدّت هذه الورقة
method-asked = الأسئلة المطروحة
method-asked-text = { $items ->
    [zero] { $items } سؤال
    [one] سؤال واحد
    [two] سؤالان
    [few] { $items } أسئلة
    [many] { $items } سؤالًا
   *[other] { $items } سؤال
} في { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتين
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}، باللغات التالية: { $languages }. ولم يكن إلزاميًا سوى الموافقة على المشاركة.
method-when = فترة الإجابة
method-when-text = قُدّمت الإجابات من { $first } إلى { $last }.
method-when-none = لم تُقدَّم أي إجابة.
method-whom = من دُعي إلى الإجابة
method-whom-invited = عدد المدعوّين { $invited }. أجاب منهم { $started } ولو جزئيًا، وأرسل { $complete } منهم استجابة كاملة.
method-whom-open = كان الرابط مفتوحًا ولم تُعدّ الدعوات، فلا يوجد معدل استجابة. وعدد من أجابوا ولو جزئيًا { $started }، ومن أرسلوا منهم استجابة كاملة { $complete }.
method-whom-more = عدد المدعوّين { $invited }، وعدد من أجابوا أكبر منه: فقد نُقل الرابط إلى غيرهم، ولذلك لا يوجد معدل استجابة. وعدد من أجابوا ولو جزئيًا { $started }، ومن أرسلوا منهم استجابة كاملة { $complete }.
method-form = الاستمارة
method-form-text = استمارة على الويب أُجيب عنها طوعًا؛ ولا علم للبرنامج بأي حافز قُدّم. { $routed ->
    [0] طُرحت الأسئلة نفسها على الجميع،
    [one] طُرح سؤال واحد على من يعنيهم وحدهم، والأسئلة الأخرى على الجميع،
    [two] طُرح سؤالان على من يعنيهم الأمر وحدهم، والأسئلة الأخرى على الجميع،
    [few] طُرحت { $routed } أسئلة على من تعنيهم وحدهم، والأسئلة الأخرى على الجميع،
    [many] طُرح { $routed } سؤالًا على من تعنيهم وحدهم، والأسئلة الأخرى على الجميع،
   *[other] طُرح { $routed } سؤال على من تعنيهم وحدهم، والأسئلة الأخرى على الجميع،
} بالترتيب نفسه وبترتيب واحد للخيارات. وأمكن مراجعة الإجابات وتعديلها قبل إرسالها، ثم حتى إغلاق الاستبيان. وما أُرسل مرتين حُسب مرة واحدة.
method-rates = المعدلات
method-rates-text = معدل الاستجابة RR1 (نسبة الاستجابات الكاملة إلى عدد المدعوّين): { $rr1 }. معدل الاستجابة RR2 (نسبة الاستجابات الكاملة والجزئية إلى عدد المدعوّين): { $rr2 }. معدل الإتمام (نسبة الاستجابات الكاملة إلى عدد من بدأوا): { $completion }. وفق التعريفات المعيارية للجمعية الأمريكية لبحوث الرأي العام (AAPOR).
method-rates-open = معدل الإتمام (نسبة الاستجابات الكاملة إلى عدد من بدأوا): { $completion }. وفق التعريفات المعيارية للجمعية الأمريكية لبحوث الرأي العام (AAPOR).
method-rates-items = عدم الإجابة عن الأسئلة (أسئلة عُرضت ولم يُجَب عنها): { $all } إجمالًا، و{ $most } على الأكثر ({ $item }).
method-counting = كيف تُعدّ الإجابات
method-counting-text = قاعدة كل سؤال هي كل من أجاب عنه، بمن فيهم من قال «لا أعرف»، وهي مذكورة تحت كل شكل. وحيث أمكن اختيار أكثر من إجابة، فالنسب هي نسب الأشخاص. وتستثني المتوسطات والوسيط والفجوات «لا أعرف»؛ وتُحسب الفجوة لكل شخص ثم يؤخذ متوسطها. وتسبق الأعداد النسب المئوية؛ فإذا قلّت الإجابات عن 30 وُضعت النسب بين قوسين، وإذا قلّت عن 10 لم تُذكر.
method-bounds = من لم يجيبوا
method-bounds-text = حيث يُعرف عدد المدعوّين، يُذكر بين أي عددين منهم تقع الإجابة: أدناهما عدد من قدّموها، وأقصاهما هؤلاء مع كل من لم يُجب عن السؤال. ولا يُفترض شيء عمّن لم يجيبوا، ولا تُرجَّح أي إجابة.
method-coding = الإجابات المفتوحة
method-coding-text = تبقى الإجابات كما قُدّمت: تُعدّ الخيارات كما اختيرت، ولم تُصنَّف الكلمات المكتوبة تحت «غير ذلك» ضمن خيارات أخرى.
method-agreement = اتفاق المجموعات
method-agreement-text = يكون الخيار مشتركًا أو موضع خلاف بحسب موقع كل مجموعة من النصف. والنصف هو حدّ الأغلبية؛ ويُترك هامش شخص واحد في كل مجموعة لأن الشخص الواحد في مجموعة حجمها { $k } يمثّل خُمسها أو نحوه.
method-words = كلمات النسب
method-words-text = تعني «قلّة» أقل من 20% من القاعدة، و«عدد» من 20% إلى أقل من 45%، و«نحو النصف» من 45% إلى 55%، و«الأكثرية» أكثر من 55% وأقل من 90%، و«الجميع تقريبًا» 90% فأكثر. أما «لا أحد» و«الجميع» فبمعناهما الحرفي.
method-small = المجموعات الصغيرة
method-small-text = لا يُعرض أي رقم عن مجموعة أجاب أقل من { $k } من أفرادها عن السؤال؛ وتُحتسب المجموعات الأصغر معًا. { $hidden ->
    [0] لم يلزم حجب أي رقم.
    [one] حُجب رقم واحد في الجداول المنشورة لهذا السبب، وهو مُعلَّم فيها.
    [two] حُجب رقمان في الجداول المنشورة لهذا السبب، وهما مُعلَّمان فيها.
    [few] حُجبت { $hidden } أرقام في الجداول المنشورة لهذا السبب، وهي مُعلَّمة فيها.
    [many] حُجب { $hidden } رقمًا في الجداول المنشورة لهذا السبب، وهي مُعلَّمة فيها.
   *[other] حُجب { $hidden } رقم في الجداول المنشورة لهذا السبب، وهي مُعلَّمة فيها.
} وفي مجموعة تقلّ عن 10 أشخاص لا يُقال «الجميع» ولا «لا أحد»، بل «أقل من 10%» أو «أكثر من 90%»؛ وعدد الأرقام المذكورة على هذا النحو { $ranged }.
method-limits = الحدود
method-limits-text = لا يعبّر المجيبون إلا عن أنفسهم، وليسوا عيّنة من مجموعة أكبر. ولذلك لا توجد هوامش خطأ ولا اختبارات دلالة إحصائية.
method-privacy = الخصوصية
method-privacy-text = لم يُحفظ مع أي إجابة اسم ولا عنوان ولا جهاز، ولم يُحفظ سوى اليوم الذي قُدّمت فيه.
method-source = المصدر
method-source-text = الاستبيان { $survey }، الإصدار { $version }؛ تعريف الورقة { $report }؛ بصمة الإجابات { $hash }؛ أُعدّت بواسطة ⁨Maoni { $software }⁩.

tables-heading = الجداول
tables-lead = الأرقام التي تستند إليها الأشكال، سؤالًا سؤالًا.
tables-none = عدد الإجابات لا يسمح بعرض أرقام أي سؤال.
table-stage = المرحلة
table-group = المجموعة
table-option = الإجابة
table-count = الأشخاص
table-place = المرتبة { $n }
table-points = النقاط
table-row = الصف
table-rated = التقييمات
table-top = { $n ->
    [1] أعلى درجة
    [2] أعلى درجتين
   *[other] أعلى { $n } درجات
}
table-median = الوسيط
table-gap = متوسط الفجوة
table-entries = البطاقات
table-dk = لا أعرف
table-not-given = غير مذكور
table-hidden = أقل من { $k }
table-points-note = النقاط: { $top } للاختيار الأول، وتنقص نقطة لكل مرتبة تالية (طريقة بوردا).

# A figure within the organisers' own words.
narrative-of = { $count } من { $base }
word-none = لا أحد
word-few = قلّة
word-some = عدد
word-half = نحو النصف
word-most = الأكثرية
word-nearly-all = الجميع تقريبًا
word-all = الجميع

## الاستمارة الورقية
themes-kicker = بكلماتهم
themes-heading = ما كتب عنه المشاركون
themes-lead = أجاب المشاركون عن هذه الأسئلة بكلماتهم. وقرأ آخرون كل إجابة ودوّنوا محاورها؛ وتبيّن الأرقام عدد من كتبوا عن كل محور.
themes-caption = محاور الإجابات عن «{ $item }»
themes-note = { $coders ->
    [one] رمّز الإجاباتِ شخصٌ واحد؛ وقد تتضمن الإجابة الواحدة أكثر من محور.
    [two] رمّز الإجاباتِ شخصان من دون أن يرى أحدهما عمل الآخر؛ وقد تتضمن الإجابة الواحدة أكثر من محور.
    [few] رمّز الإجاباتِ { $coders } أشخاص من دون أن يرى أحدهم عمل غيره؛ وقد تتضمن الإجابة الواحدة أكثر من محور.
    [many] رمّز الإجاباتِ { $coders } شخصًا من دون أن يرى أحدهم عمل غيره؛ وقد تتضمن الإجابة الواحدة أكثر من محور.
   *[other] رمّز الإجاباتِ { $coders } شخص من دون أن يرى أحدهم عمل غيره؛ وقد تتضمن الإجابة الواحدة أكثر من محور.
}
themes-unsettled = { $n ->
    [one] لم يُعرض محور واحد اختلفوا فيه.
    [two] لم يُعرض محوران اختلفوا فيهما.
    [few] لم تُعرض { $n } محاور اختلفوا فيها.
    [many] لم يُعرض { $n } محورًا اختلفوا فيها.
   *[other] لم يُعرض { $n } محور اختلفوا فيها.
}
finding-themes = أكثر محور كُتب عنه: { $theme } ({ $n } من أصل { $base } أجابوا عن «{ $item }»)
table-theme = المحور
code-book-heading = دليل الترميز
code-book-lead = معنى كل محور، بكلمات من رمّزوا الإجابات المفتوحة.
code-book-meaning = المعنى
code-book-definition = { $text }
code-book-includes = يُعطى لِـ: { $text }
code-book-excludes = لا يُعطى لِـ: { $text }
code-book-theme = جزء من: { $text }
method-coding-people = قرأ أشخاصٌ الإجابات المكتوبة عن { $n ->
    [one] سؤال واحد
    [two] سؤالين
    [few] { $n } أسئلة
    [many] { $n } سؤالًا
   *[other] { $n } سؤال
} وأعطوها محاور من دليل ترميز.
method-coding-agreement = وحيث رمّز اثنان منهم الإجابات نفسها، تراوح معامل كابا لكوهين للمحور الواحد بين { $least } و{ $most } قبل أن يحسما ما اختلفا فيه.

questionnaire = استمارة ورقية
questionnaire-footer = { $title } · استمارة ورقية
questionnaire-anonymous = يُرجى عدم كتابة اسمكم على هذه الاستمارة. يُدخل المنظِّمون إجاباتكم من دون أن يعرفوا صاحبها، ثم يُتلفون الاستمارة.
questionnaire-final = بعد تسليم الاستمارة لا يمكن تعديلها ولا سحبها: فلا أحد يعرف أيّها استمارتكم.
questionnaire-question = { $number }. { $question }
questionnaire-rank = اكتبوا أرقامًا في المربّعات: 1 للأهم، حتى { $max }
questionnaire-row = ضعوا علامة في مربّع واحد في كل سطر
questionnaire-carried = فقط لما اخترتموه في السؤال { $number }: ضعوا علامة في مربّع واحد في كل سطر من هذه السطور
questionnaire-open = فقط للأسئلة التي أجبتم عنها بكلماتكم: ضعوا علامة في مربّع واحد في كل سطر من هذه السطور
questionnaire-pick = اكتبوا خيارًا من القائمة أدناه:
questionnaire-list = الخيارات لسؤال «{ $question }»:
questionnaire-if = فقط إذا { $condition }
condition-chosen = كانت إجابتكم عن السؤال { $number } هي { $choices }
condition-not-chosen = لم تكن إجابتكم عن السؤال { $number } هي { $choices }
condition-answered = أجبتم عن السؤال { $number }
condition-not-answered = لم تجيبوا عن السؤال { $number }
quoted = «{ $text }»
condition-or = { $before } أو { $next }
condition-and = { $before } و{ $next }

# Results of every question, in the workspace.
question-internal = للمنظِّمين وحدهم: لا يظهر في أي تقرير ولا في أي ملف عام.
question-ungrouped = لا تُرسم مجموعات هذا السؤال بعضها إلى جانب بعض؛ وتظهر إجاباته عند اختيار «الجميع معًا».
