# ورقة النتائج.
status-draft = مسودّة: لا يُستشهد بها
status-comment = للتعليق
status-final = نسخة نهائية
synthetic-mark = بيانات مصطنعة لأغراض العرض: لم يُدلِ أحد بهذه الإجابات
cover-place = المكان
cover-date = تاريخ الفعالية
cover-organisers = الجهات المنظِّمة
cover-issued = تاريخ الإصدار
cover-answers = الإجابات
cover-answers-value = { $n ->
    [0] لا استجابات
    [one] استجابة واحدة
    [two] استجابتان
    [few] { $n } استجابات
    [many] { $n } استجابة
   *[other] { $n } استجابة
}
cover-strip-caption = خيارات «{ $field }» وعددها { $all }: المظلَّل منها ذكره مشارك واحد على الأقل
folio = صفحة { "{page}" } من { "{pages}" }
footer = { $title } · الإصدار { $version } · البصمة { $hash }
unfold-tables = الأرقام نفسها في جدول
contents = المحتويات

summary-heading = الخلاصة
summary-lead = { $n ->
    [0] لم يُجب أحد بعد.
    [one] أجاب شخص واحد.
    [two] أجاب شخصان عن { $questions } سؤالًا في «{ $event }».
    [few] أجاب { $n } أشخاص عن { $questions } سؤالًا في «{ $event }».
    [many] أجاب { $n } شخصًا عن { $questions } سؤالًا في «{ $event }».
   *[other] أجاب { $n } شخص عن { $questions } سؤالًا في «{ $event }».
}
summary-findings = ما قاله المشاركون
summary-finding = { $page }: { $finding }
annex-title = { $title }: الجداول
summary-messages = الرسائل الرئيسية
summary-priorities = { $name }: الأكثر ذكرًا
tile-invited = من المدعوّين
tile-answered = أجابوا
tile-complete = أرسلوا إجاباتهم
tile-share = { $percent } من المدعوّين

part-heading = من شارك
part-finding = أجاب { $n } من { $invited } مدعوًّا
part-finding-open = { $n ->
    [0] لم يُجب أحد بعد
    [one] أجاب شخص واحد
    [two] أجاب شخصان
    [few] أجاب { $n } أشخاص
    [many] أجاب { $n } شخصًا
   *[other] أجاب { $n } شخص
}
part-funnel = من الدعوة إلى الاستجابة الكاملة
part-invited = المدعوّون
part-started = أجابوا ولو جزئيًا
part-complete = أرسلوا استجابة كاملة
part-groups = المجيبون بحسب الفئة
part-language = لغة الاستمارة
part-note-merged = تُحتسب معًا الفئات التي يقلّ عددها عن { $k }، كي لا يُعرف أحد.
part-left-out = لا يُعرض أي تفصيل بحسب الفئة: فالفئات، حتى مجتمعةً، أقل من { $k }.
groups-kicker = نقاط الالتقاء والاختلاف
groups-heading = أين تلتقي الفئات وأين تختلف
groups-caption = { $item }: ما قالته الفئات
groups-all = الجميع
groups-note = نسبة من ذكروا الإجابة في كل فئة؛ وبين قوسين عدد من أجابوا من الفئة. ويبيّن الخط نسبة الجميع. تُحتسب معًا الفئات التي يقلّ عددها عن { $k }، كي لا يُعرف أحد.

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
} عن هذا السؤال؛ وكان يمكن ذكر ما يصل إلى { $top }.
base-matrix = القاعدة: من قيّموا كل صف (عدد من أجابوا عن السؤال: { $n }).
base-pairs = قاعدة كل صف: من قدّموا التقييمين معًا.
base-records = القاعدة: { $records ->
    [one] مُدخل واحد
    [two] مُدخلان
    [few] { $records } مُدخلات
    [many] { $records } مُدخلًا
   *[other] { $records } مُدخل
} من { $people ->
    [one] شخص واحد
    [two] شخصين
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}.
base-of = { $name }. { $base }
base-skipped = { $n ->
    [one] رآه شخص واحد ولم يُجب.
    [two] رآه شخصان ولم يُجيبا.
    [few] رآه { $n } أشخاص ولم يُجيبوا.
    [many] رآه { $n } شخصًا ولم يُجيبوا.
   *[other] رآه { $n } شخص ولم يُجيبوا.
}
hidden-rows = { $n ->
    [one] لا يُعرض صف واحد تقلّ إجاباته عن { $k }.
    [two] لا يُعرض صفان تقلّ إجابات كل منهما عن { $k }.
    [few] لا تُعرض { $n } صفوف تقلّ إجابات كل منها عن { $k }.
   *[other] لا يُعرض { $n } صفًا تقلّ إجابات كل منها عن { $k }.
}

finding-ranking = { $label }: الأكثر ذكرًا، إذ ذكره { $count } من { $base }
finding-multiple = { $label }: الأكثر اختيارًا، إذ اختاره { $count } من { $base }
finding-single = { $label }: { $count } من { $base }
finding-top = { $label }: قيّمه { $count } من { $base } بدرجة «{ $point }» على الأقل
finding-gap = { $label }: أوسع فجوة، بمتوسط { $gap } نقطة
finding-records = { $records ->
    [one] مُدخل واحد
    [two] مُدخلان
    [few] { $records } مُدخلات
    [many] { $records } مُدخلًا
   *[other] { $records } مُدخل
} من { $people ->
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
finding-too-few = الإجابات أقل من أن تُعرض أرقامها
too-few = أجاب عن هذا السؤال أقل من { $k } أشخاص، ولذلك لا تُعرض أي أرقام.
text-note = الإجابات المفتوحة معدودة هنا. ولا تُقتبس الكلمات إلا بعد أن يقرأها شخص ويجيز نشرها.

chart-people = { $name }: الأشخاص
chart-unsplit = غير مقسَّم: قيّمه أقل من { $k }
chart-aside = لا أعرف أو دون إجابة
chart-dk-short = لا أعرف
conclusion-label = ما تستخلصه الجهات المنظِّمة

method-heading = كيف أُعدّت هذه الورقة
method-asked = ما الذي سُئل
method-asked-text = { $items } سؤالًا في { $pages } صفحات، باللغات: { $languages }. ولم يكن إلزاميًا سوى الموافقة.
method-when = متى
method-when-text = قُدّمت الإجابات من { $first } إلى { $last }.
method-when-none = لم تُقدَّم أي إجابة.
method-whom = من الذي سُئل
method-whom-invited = دُعي { $invited } شخصًا. أجاب منهم { $started } ولو جزئيًا، وأرسل { $complete } استجابة كاملة.
method-whom-open = كان الرابط مفتوحًا ولم تُعدّ الدعوات، فلا يوجد معدل استجابة. أجاب { $started } ولو جزئيًا، وأرسل { $complete } استجابة كاملة.
method-rates = المعدلات
method-rates-text = معدل الاستجابة RR1 (الكاملة من المدعوّين): { $rr1 }. معدل RR2 (الكاملة والجزئية من المدعوّين): { $rr2 }. معدل الإتمام (الكاملة ممن بدأوا): { $completion }. وفق التعريفات المعيارية للجمعية الأمريكية لبحوث الرأي العام (AAPOR).
method-rates-open = معدل الإتمام (الكاملة ممن بدأوا): { $completion }. وفق التعريفات المعيارية للجمعية الأمريكية لبحوث الرأي العام (AAPOR).
method-counting = كيف تُعدّ الإجابات
method-counting-text = قاعدة كل سؤال هي كل من أجاب عنه، بمن فيهم من قال «لا أعرف»، وهي مذكورة تحت كل شكل. وحيث أمكن اختيار أكثر من إجابة، فالنسب هي نسب الأشخاص. وتستثني المتوسطات والوسيط والفجوات «لا أعرف»؛ وتُحسب الفجوة لكل شخص ثم يؤخذ متوسطها. وتسبق الأعداد النسب المئوية؛ فإذا قلّت الإجابات عن 30 وُضعت النسب بين قوسين، وإذا قلّت عن 10 لم تُذكر.
method-words = كلمات النسب
method-words-text = تعني «قلّة» أقل من 20% من القاعدة، و«عدد» من 20% إلى أقل من 45%، و«نحو النصف» من 45% إلى 55%، و«الأكثرية» أكثر من 55% وأقل من 90%، و«الجميع تقريبًا» 90% فأكثر. أما «لا أحد» و«الجميع» فبمعناهما الحرفي.
method-small = الفئات الصغيرة
method-small-text = لا يُعرض شيء عن فئة يقلّ عدد من أجابوا منها عن السؤال عن { $k }؛ وتُحتسب الفئات الأصغر معًا. { $hidden ->
    [0] لم يلزم حجب أي رقم.
    [one] حُجب رقم واحد لهذا السبب.
    [two] حُجب رقمان لهذا السبب.
    [few] حُجبت { $hidden } أرقام لهذا السبب.
   *[other] حُجب { $hidden } رقمًا لهذا السبب.
} وفي فئة تقلّ عن 10 لا يُقال «الجميع» ولا «لا أحد».
method-limits = الحدود
method-limits-text = من أجابوا ليسوا عيّنة من غيرهم. ولا توجد هوامش خطأ ولا اختبارات دلالة، لأن هذه قاعة وليست مسحًا لسكان.
method-privacy = الخصوصية
method-privacy-text = لم يُحفظ مع أي إجابة اسم ولا عنوان ولا جهاز، ولم يُحفظ سوى اليوم الذي قُدّمت فيه.
method-source = المصدر
method-source-text = الاستبيان { $survey }، الإصدار { $version }؛ تعريف الورقة { $report }؛ بصمة الإجابات { $hash }؛ أُعدّت بواسطة Maoni { $software }.

tables-heading = الجداول
tables-lead = الأرقام التي تستند إليها الأشكال، سؤالًا سؤالًا.
table-stage = المرحلة
table-group = المجموعة
table-option = الإجابة
table-count = الأشخاص
table-place = المرتبة { $n }
table-points = النقاط
table-row = الصف
table-rated = التقييمات
table-top = أعلى { $n }
table-median = الوسيط
table-gap = متوسط الفجوة
table-entries = المُدخلات
table-dk = لا أعرف
table-not-given = غير مذكور
table-hidden = أقل من { $k }
table-at-most = أقل من 10%
table-at-least = أكثر من 90%
share-both = { $count } ({ $percent })
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
