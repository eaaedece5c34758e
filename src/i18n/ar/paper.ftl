# التقرير عن استبيان أثناء كتابته في مساحة العمل.

tab-report = التقرير
paper-title = التقرير
paper-none = لم يصدر شيء عن هذا الاستبيان بعد.
paper-open = لا يزال الاستبيان يتلقى الإجابات، ولذلك ستتغير الأرقام. يمكن إصدار التقرير بعد إغلاقه.

## البداية
paper-begin-text = تُعدّ مسودة التقرير من الإجابات: العناوين والرسوم والجداول موجودة فورًا. تضيفون كلماتكم ثم تصدرونه.
paper-begin-from = نقطة البداية
paper-from-summary = ملخّص نتائج الفعالية الجانبية
paper-from-summary-hint = موضوع في كل صفحة، برسوم مختارة لأسئلة الفعالية الجانبية.
paper-from-general = تقرير عام
paper-from-general-hint = كل صفحة من الاستبيان تصبح موضوعًا.
paper-begin-languages = لغات التقرير
paper-begin-languages-hint = سيُطلب ما تكتبونه بكل لغة منها.
paper-languages-fault = اختاروا لغة واحدة على الأقل
paper-begin-go = بدء التقرير

## وضعه الآن
paper-changed = آخر تعديل أجراه { $name } في { $moment }
paper-status-draft = مسودة
paper-status-comment = للتعليق
paper-status-final = نهائي
paper-sound = لم يجد الفحص خطأ: يجوز عرض كل رقم وكل اقتباس.
paper-faults-title = ما يمنع إعداد التقرير
paper-section-faulty = يحتاج إلى تصحيح
paper-sections = الأقسام
paper-kind-cover = الغلاف
paper-kind-summary = الملخّص
paper-kind-participation = المشاركة
paper-kind-topic = موضوع
paper-kind-remaining = بقية المواضيع
paper-kind-groups = المجموعات جنبًا إلى جنب
paper-kind-themes = محاور الإجابات المفتوحة
paper-kind-way-forward = التعهدات والخطوات المقبلة
paper-kind-trend = مقارنة بين الفعاليات
paper-kind-method = المنهجية
paper-kind-annex = الملحق: الجداول ودليل الترميز والاستبيان
paper-kind-unknown = قسم من نوع غير معروف
paper-preview = معاينة التقرير
paper-preview-text = التقرير كما سيكون الآن، في صفحة مستقلة.
paper-files = ملفات المسودة
paper-files-text = على كل منها علامة المسودة، وهي تتغير مع كل كلمة تُكتب.
paper-file-pages = التقرير، PDF
paper-file-annex = الملحق، PDF
paper-file-web = صفحة ويب، HTML
paper-file-text = نص للتحرير، Markdown
paper-file-charts = الرسوم، SVG وPNG
paper-file-tables = الأرقام المنشورة

## ما هو الخطأ
paper-fault-digit = كُتب عدد في موضع ينبغي أن يُسمّى فيه رقم من الأرقام.
paper-fault-figure = لا يوجد رقم بهذا الاسم.
paper-fault-withheld = لا يجوز ذكر هذا الرقم: عدد من يقفون وراءه قليل جدًّا.
paper-fault-form = لا يمكن ذكر هذا الرقم بهذه الصيغة.
paper-fault-quote = لم يكتب أحد هذه الكلمات، أو أنها تبدأ أو تنتهي في وسط كلمة.
paper-fault-consent = لا يجوز اقتباس هذه الكلمات.
paper-fault-translation = ينقص نص بإحدى اللغات.
paper-fault-evidence = لا يوجد هذا السؤال في الاستبيان.
paper-fault-writing = طريقة الكتابة هنا غير مفهومة.
paper-fault-file = لا يمكن قراءة الملف.
paper-place-file = أول الملف
paper-line = السطر { $line }

## الكتابة
paper-section-title = التقرير: { $section }
paper-section-fixed = هذا القسم مكوّن من الأرقام وحدها. يمكن نقله أو حذفه.
paper-saved-faults = كلماتكم محفوظة. وهذا ما يمنع إعداد التقرير:
paper-write-text = اكتبوا الأرقام بأسمائها لا أعدادًا: يضع التقرير الرقم في موضعه. «**غامق**» يجعل الكلمات غامقة، والسطر الفارغ يبدأ فقرة، و«- » يبدأ عنصرًا في قائمة، و«{"{"}= 2018{"}"}» عدد ليس من أرقام الاستبيان، كالسنة.
paper-voice-title = العنوان
paper-voice-title-hint = بدل العنوان المستخلص من الأرقام. اتركوه فارغًا للإبقاء عليه.
paper-voice-narrative = روايتكم
paper-voice-narrative-hint = يأتي قبل الرسوم.
paper-voice-conclusion = الخلاصة
paper-voice-conclusion-hint = ما تستنتجونه، في آخر الصفحة.
paper-message = الرسالة الرئيسية { $number }
paper-message-hint = سطر واحد. تُحذف الرسائل الفارغة.
paper-proposal = المقترح { $number }
paper-proposal-hint = ما تقترحونه. تُحذف الفارغة، وما لا يستند إلى سؤال يوسم بأنه رأي الجهات المنظِّمة.
paper-proposal-who = الجهة
paper-proposal-by = الموعد
paper-evidence = يستند إلى
paper-evidence-none = لا سؤال
paper-figures = أرقام يمكن تسميتها
paper-figures-text = انسخوا اسمًا إلى نصكم. بإضافة «:of» قبل القوس الأخير يُقال «21 من 40»، وبإضافة «:percent» نسبةً مئوية، وبإضافة «:word» كلماتٍ مثل «نحو النصف».
paper-figure-name = الاسم
paper-figure-about = عمّ هو
paper-figure-now = الآن
paper-place = موضع هذا القسم
paper-place-up = نقل إلى أعلى
paper-place-down = نقل إلى أسفل
paper-place-out = حذف هذا القسم
paper-to-comment = وسمه بأنه مرسل للتعليق
paper-to-draft = وسمه بأنه مسودة من جديد

## الملف
paper-text-title = تحرير التقرير كملف
paper-text-text = هذا هو التقرير كله نصًّا. وما تكتبونه في الصفحات الأخرى موجود هنا أيضًا.
paper-text-label = التعريف
paper-text-faults = هذا ما يمنع إعداد التقرير
paper-save = حفظ
paper-conflict-title = عُدّل التقرير في هذه الأثناء
paper-conflict-text = حفظ { $name } نسخة أخرى في { $moment }. لم يضِع شيء مما كتبتم: قارنوا بين النسختين ثم احفظوا ما تريدون الاحتفاظ به.
paper-conflict-theirs = ما حُفظ في هذه الأثناء
paper-conflict-yours = نسختكم
paper-conflict-go = حفظ نسختي

## السجل
act-report-begun = بدأ تقريرًا
act-report-changed = عدّل تقريرًا
done-report-begun = أُعدّت مسودة التقرير من الإجابات. اطّلعوا عليها ثم اكتبوا.
done-report-saved = حُفظ التقرير.

## Releasing
release-title = إصدار التقرير
release-what = يصدر التقرير «{ $title }» بصيغته النهائية بهذه اللغات: { $languages }، ويحمل تاريخ { $day }.
release-stays = ما يصدر يبقى. تُحفظ ملفاته كما هي، حتى بعد محو الإجابات، ويمكن لكل من يعمل هنا أخذها. ولا يمكن سحب ما صدر؛ وما تغيّرونه بعده إصدار آخر.
release-unsealed = لم يُغلق الاستبيان نهائيًا بعد. فإذا فُتح من جديد ووصلت إجابات قليلة فقد يتأخر إصدار لاحق، لأن وضع تقريرين جنبًا إلى جنب قد يكشف ما قاله هؤلاء القلائل.
release-go = إصدار التقرير
release-changed = لم يصدر شيء: غيّر { $name } التقرير في { $moment }. اطّلعوا عليه من جديد ثم أصدروه.
release-faulty = لم يصدر شيء: هناك ما يمنع إعداد التقرير، وصفحة التقرير تذكره.
release-open = لم يصدر شيء: الاستبيان يتلقى الإجابات. أغلقوه أولًا.
release-moved = لم يصدر شيء: تغيّر الاستبيان أو إجاباته أو إصداراته في اللحظة نفسها. حاولوا مرة أخرى.
release-waiting = لم يصدر شيء: لو وُضعت هذه الأرقام إلى جانب إصدار سابق لكشفت ما قاله أقل من { $k } أشخاص (عن: { $about }). يصبح إصدار لاحق ممكنًا حين لا يأتي أحد ولا ينسحب ولا يغيّر إجاباته، أو حين يفعل ذلك { $k } أشخاص على الأقل، في كل من هذه وفي كل مجموعة ظاهرة. وحتى ذلك الحين يبقى الإصدار السابق قائمًا.
release-everybody = جميع المشاركين
release-as-it-stands = صدر التقرير كما هو. وما تغيّرونه من الآن يعود مسودة.
release-heading = ما صدر
release-edition = الإصدار { $number } في { $day }
release-number = الإصدار
release-day = التاريخ
release-languages = اللغات
release-version = نسخة الاستبيان
release-snapshot = بصمة الإجابات
release-by-command = من سطر الأوامر
release-no-files = ملفات هذا الإصدار غير محفوظة هنا: فقد أُصدر من سطر الأوامر بنسخة سابقة من البرنامج كتبتها في مجلد.
paper-erased = مُحيت الإجابات في { $day } كما قيل للمشاركين، فلم يعد يمكن كتابة شيء عنها. وما صدر يبقى.
act-report-released = أصدر تقريرًا
done-released = صدر التقرير.
done-released-before = سبق أن صدر هذا التقرير بعينه؛ وهو مذكور أدناه، ولم يصدر شيء جديد.

## Words of participants
quotes-title = اقتباسات من المشاركين
quotes-choose = اختيار اقتباسات
quotes-count = المختار لهذا القسم: { $count }
quotes-text = لا يُقتبس شيء تلقائيًا. اختصروا الإجابة إلى المقطع الذي يفيد، وضعوا «[…]» مكان ما قد يكشف كاتبها، ثم اقتبسوه: فيظهر عندئذ في التقرير. لا تُذكر هنا إلا الإجابات التي أذن أصحابها باقتباسها، بترتيب لا يكشف من أجاب أولًا.
quotes-chosen = المختار لهذا القسم
quotes-none-chosen = لم يُختر شيء بعد.
quotes-out = حذف
quotes-translation = الترجمة
quotes-save = حفظ الترجمات
quotes-translation-hint = اتركوا لغة الأصل فارغة. يذكر التقرير أن الترجمة ترجمة ويضع الأصل تحتها.
quotes-answers = إجابات يجوز اقتباسها
quotes-item = السؤال
quotes-none = لا توجد إجابة عن هذا السؤال يجوز اقتباسها.
quotes-passage = المقطع
quotes-add = اقتباس
quotes-group = يذكر التقرير المجموعة: { $group }
quotes-no-group = لا يذكر التقرير أي مجموعة.
quotes-more = إجابات أخرى
quotes-not-found = لم يُختر شيء: لا توجد إجابة عن هذا السؤال فيها هذه الكلمات. انسخوها حرفًا حرفًا؛ و«[…]» مكان ما حُذف.
quotes-cut = لم يُختر شيء: يبدأ المقطع أو ينتهي في وسط كلمة. اقتبسوا كلمات كاملة.
quotes-denied = لم يُختر شيء: لا يجوز اقتباس هذه الإجابة.
quotes-also-denied = لم يُختر شيء: كتب شخص آخر الكلمات نفسها ولم يأذن باقتباسها. اقتبسوا مقطعًا أطول.
