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
