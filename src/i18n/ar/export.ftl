# The CSV files and their data dictionary.
export-complete = أُرسلت
export-partial = محفوظة ولم تُرسل
export-answered = أُجيب عنه
export-skipped = تُرك بلا إجابة
export-not-shown = لم يُعرض
export-not-reached = لم يبلغ الصفحة

export-column-response-id = رقم الاستجابة في هذا التصدير. يربط بين الملف العريض والملف الطويل، ويُعاد الترقيم في كل تصدير.
export-column-completeness = هل أُرسلت الاستجابة
export-column-language = اللغة التي قُرئ بها الاستبيان
export-column-day = يوم إرسال الاستجابة أو حفظها آخر مرة
export-column-item = اسم السؤال كما في الملف العريض
export-column-part = صف في جدول أو حقل في بطاقة
export-column-place = المرتبة في الترتيب أو رقم البطاقة
export-column-code = الرمز المختار
export-column-label = تسمية الرمز
export-column-value = الرمز بوصفه عددًا إن كان عددًا
export-column-text = النص كما كُتب
export-column-item-status = حالة السؤال أو هذا الجزء منه

export-part-combined = جميع الاختيارات، وبين الرموز مسافة
export-part-rank = الاختيار في هذه المرتبة
export-part-given = هل كُتب نص
export-part-count = عدد البطاقات المعبأة
export-part-other = النص المكتوب عند اختيار «غير ذلك»

export-base-all = جميع المجيبين
export-base-if = المجيبون الذين تحقق لديهم: { $condition }
export-condition-chosen = { $item } يساوي { $codes }
export-condition-answered = { $item } له إجابة
export-condition-not = ليس ({ $condition })
export-and = و
export-or = أو
export-yes = نعم
export-no = لا

export-no-group = لم تُذكر المجموعة

# The data package: its files, their columns, its README.
export-file-wide = سطر لكل استجابة وعمود لكل ما يمكن الإجابة به
export-file-closed = الملف نفسه من دون أعمدة النصوص، للبرامج التي لا تقرأ فواصل الأسطر داخل الخلية (SPSS وPSPP)
export-file-long = سطر لكل إجابة عن سؤال
export-file-records = سطر لكل بطاقة في «{ $item }»
export-file-verbatims = سطر لكل نص كُتب، مع ما أُذن به من اقتباس
export-file-pairs = سؤالان لهما الاختيارات نفسها جنبًا إلى جنب، وسطر لكل استجابة وكل اختيار: ما يُحتاج إليه مقابل ما يُعرض مثلًا
export-file-tables = أرقام الورقة بعد ضبط الإفصاح
export-file-dictionary = معنى كل عمود وكل رمز بجميع اللغات
export-file-parquet = الملف العريض بصيغة Parquet مع أنواع البيانات، والنصوص كما كُتبت تمامًا
export-file-lines = سطر لكل استجابة بصيغة JSON كما حُفظت تمامًا، والسطر N هو response_id N. يقرؤه الأمر `maoni import`.
export-file-loaders = برامج تقرأ الملفات في R وPython وStata وSPSS مع التسميات والقيم المفقودة
export-file-workbook = مصنف فيه ورقة للرموز وأخرى للتسميات وأخرى للقاموس وأخرى للجداول المنشورة
export-file-workbook-public = مصنف فيه ورقة للقاموس وأخرى للجداول المنشورة
export-file-survey = الاستبيان كما نُشر
export-file-descriptor = الجداول وأعمدتها بصيغة Frictionless Data Package (الإصدار 2)
export-file-csvw = المعلومات نفسها بصيغة CSV on the Web
export-file-ddi = الدراسة ومتغيراتها بصيغة DDI Codebook 2.5 للأرشيفات
export-file-sums = بصمة كل ملف للتحقق من أنه لم يتغير

export-column-verbatim = رقم النص في هذا التصدير
export-column-verbatim-part = حقل في بطاقة، أو other_text للنص المكتوب عند اختيار «غير ذلك»
export-column-record = رقم البطاقة في هذه الاستجابة
export-column-consent = ما أذن به المجيب من اقتباس، والخلية الفارغة تعني أنه لم يأذن بشيء: لا يُقتبس
export-column-first-item = السؤال الذي طُرح أولًا
export-column-second-item = السؤال ذو الاختيارات نفسها
export-column-pair-code = الاختيار
export-column-in-first = هل اختير في السؤال الأول
export-column-in-second = هل اختير في السؤال الثاني
export-column-figure-name = اسم الرقم
export-column-figure-item = السؤال
export-column-figure-item-label = السؤال بالكلمات
export-column-figure-group = مجموعة المجيبين
export-column-figure-group-label = المجموعة بالكلمات
export-column-figure-row = اختيار أو صف أو حقل
export-column-figure-row-label = الاختيار أو الصف أو الحقل بالكلمات
export-column-figure-point = درجة المقياس أو الاختيار في الحقل
export-column-figure-point-label = الدرجة أو الاختيار بالكلمات
export-column-figure-statistic = ما الذي يُحسب
export-column-figure-value = الرقم، والخلية فارغة إن حُجب
export-column-figure-base = من أصل كم
export-column-figure-percent = النسبة المئوية من الأساس
export-column-figure-mark = سبب حجب الرقم أو تقريبه
export-column-dictionary-file = الملف: wide أو long، أو dropped لما كان في إصدارات سابقة وحدها
export-column-dictionary-column = اسم العمود
export-column-dictionary-item = السؤال الذي ينتمي إليه
export-column-dictionary-kind = نوع السؤال
export-column-dictionary-part-code = جزء الإجابة بالرمز
export-column-dictionary-type = نوع الخلايا
export-column-dictionary-internal = 1 إن كان للمنظمين وحدهم
export-column-dictionary-question = السؤال بالكلمات
export-column-dictionary-part = جزء الإجابة بالكلمات
export-column-dictionary-values = الرموز وتسمياتها
export-column-dictionary-base = من طُرح عليهم السؤال
export-column-dictionary-reserved = رموز تحل محل القيمة
export-column-dictionary-limit = أقصى ما يمكن إعطاؤه
export-column-dictionary-limit-unit = وحدة الحد الأقصى
export-column-dictionary-asked-in = إصدارات الاستبيان التي فيها هذا العمود
export-column-dictionary-changed = ما غيّرته الإصدارات اللاحقة: السؤال أو الجزء أو القيم

export-empty = لا ينطبق
export-unit = استجابة مشارك في الفعالية
export-mode = استبيان على الإنترنت يملؤه المجيب بنفسه
export-synthetic = هذه الاستجابات مختلقة لغرض العرض: لم يقدمها أحد ولا يجوز الاستشهاد بشيء منها.
export-restricted = محدود التداول: تضم هذه الحزمة استجابات فردية ونصوصًا كما كُتبت. وهي لمن يعدون التقرير. لا تُنشر ولا تُمرَّر إلى غيرهم.
export-public = يجوز نشر هذه الحزمة. فيها أرقام الورقة بعد ضبط الإفصاح، والاستبيان وقاموسه، وليس فيها شيء عن شخص بعينه.
export-public-reason = لا يوجد فيها ملف لاستجابات فردية. ففي المجموعة الصغيرة تكاد إجابات الشخص الواحد تختلف دائمًا عن سائر الإجابات، فيُعرف السطر حتى من دون المجموعة واليوم واللغة، كما أن جمع الأسطر يعيد الأرقام التي حُجبت. وليس فيها نصوص كذلك: ما يجوز اقتباسه موجود في التقرير.
export-origin = الإصدار { $version } من الاستبيان. اللقطة { $snapshot }: الاستجابات المتساوية تعطي الاسم نفسه، وتحمله الورقة المعدّة منها.
export-responses = { $count ->
    [zero] لا توجد استجابات.
    [one] استجابة واحدة.
    [two] استجابتان.
    [few] { $count } استجابات.
    [many] { $count } استجابة.
   *[other] { $count } استجابة.
}
export-sheet-limit = تنتهي ورقة المصنف بعد { $count } استجابة: استعملوا الملفات الأخرى للحصول عليها كلها.

export-readme-files = الملفات
export-readme-file = الملف
export-readme-holds = ما فيه
export-readme-reading = القراءة
export-readme-rules = ما ينبغي معرفته
export-readme-stata = شغّلوا البرامج وهذا المجلد هو مجلد العمل. في Stata وSPSS تصير الرموز المكتوبة بالحروف أعدادًا لها تسميات، بترتيب القاموس.

export-rule-columns = تأتي الأعمدة من الاستبيان لا من الإجابات، فهي نفسها في كل تصدير.
export-rule-reserved = تحل هذه الرموز محل القيمة في أعمدة الرموز والأعداد:
export-rule-empty = الخلية الفارغة في عمود كهذا لا تنطبق: لا مرتبة في الترتيب أو لا بطاقة كهذه. والخلية الفارغة في عمود النصوص تعني أنه لا يوجد نص.
export-rule-multiple = في السؤال متعدد الاختيارات لا تعني «لا أعرف» صفرًا: عمودها يساوي 1، وفي أعمدة الاختيارات الرمز المحجوز.
export-rule-disarmed = في ملفات CSV تسبق علامةُ اقتباس مفردة النصوصَ التي قد يظنها جدول البيانات صيغة حسابية. أما Parquet وJSON والمصنف ففيها النصوص كما كُتبت.
export-rule-raw = النصوص كما كُتبت تمامًا في جميع الملفات، وقد يظن جدول البيانات بعضها صيغة حسابية.
export-rule-order = ترتيب الأسطر بحسب أرقام عشوائية لا تدل على ترتيب وصول الإجابات. يربط response_id بين ملفات هذه الحزمة، ويُعاد الترقيم في كل تصدير.
export-rule-versions = الأعمدة هي أعمدة الإصدار الحالي من الاستبيان، وتحتفظ بأسمائها من إصدار إلى آخر. ويبيّن القاموس في أي الإصدارات طُرح كل سؤال وما الذي تغيّر، وما حُذف مذكور فيه وليس في أي ملف. والسؤال الذي لم يكن في إصدار سابق يُحسب متروكًا بلا إجابة في استجابات ذلك الإصدار.
export-rule-tables = في الجداول المنشورة يبيّن `mark` سبب حجب الرقم، وتُحسب المجموعات الصغيرة معًا.
export-file-codings = سطر لكل رمز أُعطي لنص
export-file-code-book = سطر لكل رمز في دليل الترميز
export-file-themes = المحاور معدودةً: كم شخصًا قال كل شيء، بعد ضوابط السرية
export-file-agreement = مدى اتفاق مرمِّزَين، رمزًا رمزًا
export-file-qdc = دليل الترميز لبرامج التحليل النوعي (REFI-QDA)
export-column-code-name = اسم الرمز
export-column-coder = المرمِّز برقمه
export-column-start = أول حرف ينطبق عليه الرمز، بدءًا من 0؛ فارغ إذا انطبق على النص كله
export-column-end = الحرف الذي يلي الأخير
export-column-holds = هل ثبت الرمز في النهاية؛ فارغ ما دام المرمِّزون مختلفين
export-column-theme = الرمز الذي يندرج تحته
export-column-definition = معنى الرمز
export-column-includes = ما يُعطى له
export-column-excludes = ما لا يُعطى له
export-column-guid = ما تعرف به البرامج الأخرى الرمز
export-column-people = عدد الأشخاص الذين قالوا ذلك
export-column-theme-mark = سبب غياب الرقم؛ unsettled ما دام المرمِّزون مختلفين
export-column-first-coder = المرمِّز الأول برقمه
export-column-second-coder = المرمِّز الثاني برقمه
export-column-both = الإجابات التي أعطاها كلاهما الرمز
export-column-first-only = الإجابات التي أعطاها الأول وحده
export-column-second-only = الإجابات التي أعطاها الثاني وحده
export-column-neither = الإجابات التي لم يعطها أيٌّ منهما
export-column-agreement = الاتفاق بالمئة
export-column-kappa = كابا كوهين؛ فارغ إذا كانت المصادفة وحدها تفسّر الاتفاق
export-rule-themes = أعطى الرموزَ أشخاصٌ قرؤوا الإجابات. يُعدّ الشخص مرة واحدة في المحور مهما تكرر قوله.
