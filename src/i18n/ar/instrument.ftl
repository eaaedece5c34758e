# أسئلة الاستبيان في مساحة العمل: قراءة التعريف وكتابته ونشره.

tab-questions = الأسئلة
instrument-title = الأسئلة
instrument-listing = جميع الأسئلة
instrument-preview = كما يراها المشاركون
instrument-edit = التحرير كملف
instrument-changes = التغييرات والنشر
instrument-languages = لغة الأسئلة
instrument-version = هذه هي النسخة { $version }، وهي منشورة.
instrument-unpublished = لم يُنشر هذا الاستبيان بعد: هذه هي المسودة.
draft-line = توجد مسودة غيّرها { $who } في { $moment }. لا يرى المشاركون منها شيئًا قبل نشرها.
draft-save = حفظ المسودة
done-draft-saved = حُفظت المسودة. لم يُنشر شيء بعد.
done-draft-discarded = حُذفت المسودة.
done-published = نُشرت المسودة. تُعطى الاستجابات الجديدة على هذه النسخة.

## أنواع الأسئلة وإعداداتها
item-single = خيار واحد
item-multiple = عدة خيارات
item-ranking = ترتيب
item-matrix = صفوف على مقياس
item-text = إجابة مفتوحة
item-records = مجموعة حقول متكررة
item-statement = نص إعلامي
item-most = { $max } على الأكثر
item-required = الإجابة إلزامية
item-without-dk = بدون «لا أعرف»
item-shuffled = الخيارات بترتيب عشوائي
item-internal = للمنظمين فقط
item-rows = الصفوف
item-rows-carried = الصفوف: ما اختير في { $item }
item-rows-open = الصفوف: الإجابات المفتوحة المقدمة
item-points = درجات المقياس
item-fields = الحقول

## أخطاء التعريف
diagnostics-title = نتيجة الفحص
diagnostics-text = الشروح بالإنجليزية لأنها تذكر إعدادات الملف.
diagnostics-error = خطأ
diagnostics-warning = تنبيه
diagnostics-place = السطر { $line }، الحرف { $column }

## المعاينة
preview-draft = هذه هي المسودة.
preview-text = تُعرض جميع الأسئلة، بما فيها التي لا تأتي إلا بعد إجابات معينة. لا يُحفظ شيء مما تختارونه هنا.

## تحرير الملف
edit-text = يمكن هنا تغيير التعريف كله: الأسئلة واللغات والخصوصية والمواعيد. يُحفظ كمسودة حتى مع وجود أخطاء، ولا يراه المشاركون إلا بعد نشره.
edit-source = التعريف
edit-source-hint = ملف بصيغة TOML. يجب أن تبقى أسماء الأسئلة المنشورة ورموزها؛ أما الكلمات فيمكن تغييرها.
moved-title = غيّر شخص آخر هذا الاستبيان في هذه الأثناء
moved-text = نصكم أدناه كما كتبتموه، ولم يضع شيء من نص الشخص الآخر بعد. خذوا منه ما تريدون الإبقاء عليه ثم احفظوا: عندئذ يحل نصكم محله.
moved-difference = من النص الآخر إلى نصكم

## التغييرات
changes-new = الاستبيان جديد: لا يوجد منشور تُقارن به المسودة.
changes-none = المسودة مطابقة للنسخة المنشورة.
changes-items = الأسئلة التي تتغير
changes-items-none = لا يتغير أي سؤال، بل إعدادات أخرى فقط.
change-added = سؤال جديد لم يُطرح على من أجابوا.
change-removed = لم يعد يُطرح. تبقى الإجابات عنه محفوظة ولا تُحتسب بعد الآن.
change-recast = يُطرح بشكل آخر. لا تُحتسب الإجابات عن الشكل السابق بعد الآن.
change-offered = يعرض إضافةً: { $codes }.
change-withdrawn = لم يعد يعرض { $codes }. لا تُحتسب الإجابات التي تذكر ذلك بعد الآن.
change-reworded = تغيرت صياغته ({ $languages }). تُحتسب الإجابات كما من قبل، لذا يجب أن يبقى المعنى نفسه.
change-rerouted = يُطرح على أشخاص غير من كان يُطرح عليهم.
change-reset = تغيرت إعداداته: الحدود أو الترتيب أو «لا أعرف» أو من يرى الإجابات.
change-moved = يأتي في موضع آخر.
difference-title = سطرًا بسطر
difference-before = المنشور
difference-after = المسودة
difference-text = النص

## النشر
publish-title = النشر
publish-text = تصبح المسودة النسخة التالية. الاستجابات التي بدأت على نسخة سابقة تبقى عليها وتُحتسب بقدر ما تتوافق.
publish-new = يحصل الاستبيان على عنوانه ويمكن الإجابة عنه هناك.
publish-drops = لن تُحتسب بعض الإجابات المقدمة سابقًا: انظروا أعلاه.
publish-faulty = في المسودة أخطاء ولا يمكن نشرها. صححوها في الملف أولًا.
publish-opens = تُقبل الإجابات ابتداءً من { $moment }.
publish-opens-now = تُقبل الإجابات فور النشر.
publish-closes = تُقبل الإجابات حتى { $moment }.
publish-closes-never = تُقبل الإجابات إلى أن يُغلق الاستبيان.
publish-closed = انقضى موعد الإغلاق، { $moment }: لا تُقبل أي إجابات.
publish-go = نشر
refused-moved = غيّر شخص آخر المسودة أو النسخة المنشورة في هذه الأثناء. لم يُنفذ شيء؛ راجعوا التغييرات من جديد.
refused-closed = لم يُنشر: الاستبيان مغلق نهائيًا. أنشئوا نسخة منه باسم آخر لطرح الأسئلة من جديد.
refused-released = لم يُنشر: صدرت أرقام من هذا الاستبيان. يمكن تغيير كلماته، أما أسئلته وخياراته وشروطه فلا. أنشئوا نسخة منه باسم آخر لطرح أسئلة أخرى.
refused-threshold = لم يُنشر: وُعد من أجابوا بألا تُعرض مجموعة تقل عن { $threshold } أشخاص وألا تُسمى مع اقتباس مجموعة تقل عن { $quote }. لا يمكن إلا رفع هذين الحدين.

## حذف المسودة
discard-title = حذف المسودة
discard-text = تبقى النسخة المنشورة كما هي. ويضيع محتوى المسودة نهائيًا.
discard-text-new = لا يبقى من الاستبيان شيء.
discard-name = اسم الاستبيان
discard-hint = اكتبوا { $name } للتأكيد.
discard-differs = اكتبوا اسم الاستبيان كما هو مذكور تمامًا
discard-go = حذف المسودة

## السجل
act-survey-draft-saved = حفظ مسودة استبيان
act-survey-draft-discarded = حذف مسودة استبيان
act-survey-published = نشر استبيانًا

## الترجمات
instrument-translations = الترجمات
translations-text = كل نص من نصوص الاستبيان بلغاته. النص الفارغ ناقص، ولا يمكن نشر الاستبيان ما لم يُكتب.
translations-parts = أجزاء الاستبيان
translations-survey = الاستبيان وفعاليته
translations-unused = قوائم لا يستخدمها أي سؤال
translations-lacking = { $title } – { $missing ->
    [zero] لا نقص
    [one] نص واحد ناقص
    [two] نصان ناقصان
    [few] { $missing } نصوص ناقصة
    [many] { $missing } نصًا ناقصًا
   *[other] { $missing } نص ناقص
}
translations-unreadable = لا يمكن قراءة المسودة على حالها. صححوها في الملف أولًا.
translations-moved = نصوصكم أدناه كما كتبتموها. وحيث كتب غيركم شيئًا آخر يظهر نصهم تحت نصكم. والحفظ يضع نصوصكم مكان نصوصهم.
translation-missing = ناقص
translation-theirs = كما حفظه غيركم:
text-title = عنوان الاستبيان
text-welcome = الترحيب
text-event-name = اسم الفعالية
text-event-place = مكان الفعالية
text-event-organisers = المنظمون
text-page-title = عنوان الصفحة
text-item = السؤال
text-hint = التوضيح
text-field = الحقل
text-choice = الخيار
text-point = درجة المقياس
text-short = الاسم المختصر
text-other = نص
language-add = إضافة لغة
language-add-text = يُطلب عندئذ كل نص بهذه اللغة أيضًا.
language-to-add = اللغة المراد إضافتها
language-add-go = إضافة

## سؤالًا سؤالًا
instrument-order = تحرير الأسئلة
instrument-item = تحرير سؤال
order-text = افتحوا سؤالًا لتغيير كلماته وخياراته وإعداداته. أما الصفحات والصفوف على مقياس والمجموعات المكررة فتُضاف في الملف.
order-moved = لم يُنقل شيء. يرد الاستبيان أدناه كما تركوه.
move-up = إلى أعلى
move-down = إلى أسفل
item-add = إضافة سؤال
item-add-text = يأتي السؤال في آخر الصفحة:
item-add-go = إضافة السؤال
item-kind = نوع السؤال
item-kind-missing = اختاروا نوع السؤال
item-name = اسم السؤال
item-name-hint = يظهر في البيانات: حروف لاتينية صغيرة وأرقام وشرطات سفلية مفردة، يبدأ بحرف، 24 على الأكثر. ولا يمكن تغييره بعد أن يجيب أحد.
item-name-bad = استخدموا اسمًا لا يحمله سؤال آخر: حروف لاتينية صغيرة وأرقام وشرطات سفلية مفردة، يبدأ بحرف، 24 على الأكثر
item-name-differs = ليس هذا اسم السؤال
item-words = النصوص
item-choices = الخيارات
item-choices-hint = خيار في كل سطر، باللغة الأولى للاستبيان، للأنواع ذات الخيارات. وتُطلب اللغات الأخرى بعد ذلك.
item-choices-missing = اكتبوا خيارًا واحدًا على الأقل
item-choices-shared = لأسئلة أخرى الخيارات نفسها، وتتغير معه:
choice-new = خيار جديد
choice-new-hint = باللغة الأولى للاستبيان. يُضاف في الآخر عند الحفظ.
choice-remove = حذف
item-settings = الإعدادات
setting-required = تجب الإجابة عنه
setting-dk = يعرض «لا أعرف»
setting-shuffle = الخيارات بترتيب عشوائي
setting-internal = للمنظمين فقط، ولا يظهر في التقرير
setting-long = عدة أسطر
setting-max = على الأكثر
setting-top = عدد المراتب
setting-limit = أقصى عدد من الحروف
setting-number-bad = اكتبوا عددًا صحيحًا
setting-show-if = يظهر إذا
setting-show-if-hint = فارغ: دائمًا. وإلا فشرط على سؤال سابق، مثل: role is speaker
item-remove = حذف السؤال
item-remove-text = لا تُحسب الإجابات عنه بعد نشر المسودة.
item-remove-go = حذف السؤال
