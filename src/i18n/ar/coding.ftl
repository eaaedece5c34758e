# الإجابات المفتوحة ودليل الترميز والترميز.

tab-answers = الإجابات
coding-views = صفحات عن الإجابات
coding-answers = الإجابات المفتوحة
coding-book = دليل الترميز

## القراءة
coding-closed = تُقرأ الإجابات المفتوحة بعد إغلاق الاستبيان نهائيًا.
coding-closed-why = حتى ذلك الحين قد تصل إجابة أو تتغير أو تُسحب، ومقارنة قراءتين تكشف صاحبها. ويمكن كتابة دليل الترميز في أي وقت.
coding-to-overview = إلى النظرة العامة
coding-no-items = لا يطلب هذا الاستبيان أي نص.
coding-no-answers = لم يكتب أحد شيئًا هنا.
coding-no-codes = لا يوجد رمز بعد. ابدؤوا دليل الترميز:
coding-item = السؤال
coding-filter-code = الرمز
coding-filter-text = كلمات في الإجابة
coding-filter-go = عرض
coding-any = كل الإجابات
coding-uncoded = بلا رمز
coding-found = { $answers ->
    [zero] لا توجد إجابة مطابقة.
    [one] إجابة واحدة.
    [two] إجابتان.
    [few] { $answers } إجابات.
    [many] { $answers } إجابة.
   *[other] { $answers } إجابة.
}
coding-progress = عدد الإجابات التي أعطيتموها رمزًا: { $coded } من { $answers }.
coding-begin = ترميز الإجابات
coding-more = مزيد من الإجابات
coding-number = الرقم
coding-words-column = الإجابة
coding-codes = الرموز
coding-about = معلومات عنها
coding-other = غير ذلك، بكلماتهم
coding-record = { $field } ({ $number })
coding-part = الموضع
coding-group = المجموعة
coding-consent = الاقتباس
coding-finish-title = بعد قراءة كل الإجابات
coding-finish-text = ضعوا علامة الانتهاء على السؤال. عندئذ تُعدّ الإجابة التي بلا رمز إجابة لا ينطبق عليها أي رمز.
coding-finish-go = وضع علامة الانتهاء
coding-resume-go = مواصلة الترميز
coding-is-finished = وضعتم علامة الانتهاء على هذا السؤال.

## إجابة واحدة
coding-position = الإجابة { $number } من { $answers }
coding-spans = رموز كلمات بعينها
coding-words = الكلمات
coding-words-hint = انسخوها من الإجابة كما هي تمامًا، أو حددوها أعلاه.
coding-words-code = رمزها
coding-words-none = اختاروا رمزًا
coding-words-missing = انسخوا الكلمات التي لها هذا الرمز.
coding-words-code-missing = اختاروا رمز هذه الكلمات.
coding-words-unknown = لا توجد هذه الكلمات في الإجابة، أو لها هذا الرمز من قبل. انسخوها كما هي تمامًا.
coding-code-gone = حذف شخص آخر الإجابة أو أحد الرموز في هذه الأثناء. افتحوا الإجابة من جديد.
coding-save = حفظ
coding-save-next = حفظ والانتقال إلى التالية
coding-keys = المفاتيح: من 1 إلى 9 لإعطاء الرموز وسحبها، ومفتاح الإدخال على رمز للحفظ، ومفتاحا الصفحة السابقة والتالية للانتقال بين الإجابات.
coding-neighbours = الإجابة السابقة والتالية
coding-previous = الإجابة السابقة
coding-next = الإجابة التالية

## دليل الترميز
book-empty = لا يوجد رمز بعد.
book-text = يسمّي الرمز شيئًا تقوله الإجابات. ويتيح تعريفه وملاحظاته لشخصين أن يستعملاه بالطريقة نفسها. ويمكن أن تندرج الرموز تحت محور.
book-take = تنزيل دليل الترميز (REFI-QDA)
code-new = إضافة رمز
code-heading = رمز
code-name = الاسم
code-name-missing = أعطوا الرمز اسمًا.
code-name-long = لا يزيد الاسم على 120 حرفًا.
code-name-taken = لرمز آخر هذا الاسم. اختاروا اسمًا آخر أو ادمجوا الرمزين.
code-note-long = لا يزيد النص على 4,000 حرف.
code-theme = المحور
code-theme-hint = رمز آخر يندرج هذا الرمز تحته. والمحور نفسه لا يندرج تحت محور.
code-theme-none = بلا محور
code-theme-fault = لا يمكن أن يندرج هذا الرمز هنا: تندرج تحته رموز، أو للمحور محور فوقه.
code-definition = التعريف
code-definition-hint = ما يعنيه الرمز، في جملة أو جملتين.
code-includes = يُعطى لـ
code-includes-hint = ما ينتمي إليه، مع مثال.
code-excludes = لا يُعطى لـ
code-excludes-hint = ما يبدو منتميًا إليه وليس كذلك.
code-add-go = إضافة
code-change-go = حفظ
code-moved = غيّر شخص آخر هذا الرمز في هذه الأثناء. النصان أدناه، والحفظ يضع نصكم مكان نصه.
code-theirs = كما هو الآن
code-yours = أدناه ما كتبتموه.
code-merge-title = الدمج في رمز آخر
code-merge-text = كل إجابة لها هذا الرمز تأخذ الرمز الآخر، لكل من يرمّز، ثم يُحذف هذا الرمز.
code-merge-into = الرمز الآخر
code-merge-none = اختاروا رمزًا
code-merge-missing = اختاروا الرمز الذي يحل محله.
code-merge-go = دمج
code-remove-title = حذف الرمز
code-remove-text = يُحذف معه كل ما رُمّز به، لكل من يرمّز. للتأكيد اكتبوا اسمه:
code-remove-name = اسم الرمز
code-remove-differs = هذا ليس اسم الرمز. لم يُحذف شيء.
code-remove-go = حذف

## الاختلافات
coding-differences = الاختلافات
coding-differences-none = لم يُتمّ شخصان ترميز أي سؤال بعد.
coding-differences-why = يرمّز شخصان السؤال نفسه من دون أن يرى أحدهما رموز الآخر. وحين يعلّم كلاهما أنه انتهى منه، تظهر هنا الإجابات التي اختلفا فيها جنبًا إلى جنب، وتحسمها أنت.
coding-differences-no-codes = لم يُعطِ أحد رمزًا لأي إجابة عن هذا السؤال.
coding-differences-standing = الإجابات التي اختلفوا فيها: { $answers }. وما بقي للحسم: { $open }.
coding-differences-nobody = لا اختلاف في أي إجابة.
coding-differences-all = إظهار ما حُسم أيضًا
coding-differences-open = إظهار ما بقي للحسم فقط
coding-agreement = مدى الاتفاق، رمزًا رمزًا
coding-by-all = إجابات أعطاها الرمزَ الجميع
coding-by-some = أعطاها إيّاه بعضهم
coding-same = الحكم نفسه
coding-kappa = معامل كابا لكوهين
coding-percent = { $percent }%
coding-differ = أعطاه: { $gave }. ولم يُعطِه: { $others }.
coding-settle-title = ما يُحسم
coding-holds = ينطبق الرمز
coding-fails = لا ينطبق
coding-settle-go = حسم
coding-settle-missing = لم يُحسم شيء: اختر لرمز واحد على الأقل هل ينطبق.
coding-settle-moved = حسم شخص آخر هذه الإجابة أو عدّل رمزًا في هذه الأثناء. لم يُحفظ شيء مما أدخلته؛ والوضع الحالي أدناه.

## ما تم للتو
done-code-added = الرمز في دليل الترميز.
done-code-changed = تغيّر الرمز.
done-codes-merged = دُمج الرمزان.
done-code-removed = حُذف الرمز.
done-coding-finished = وُضعت علامة الانتهاء على السؤال.
done-coding-settled = حُسم ما قررته.
done-coding-resumed = يمكنكم مواصلة الترميز.
done-coding-seen = انتهيتم من هذا السؤال، وانتهى منه شخص آخر أيضًا.

## السجل
act-code-added = أضاف رمزًا
act-code-changed = غيّر رمزًا
act-codes-taken = أضاف دليل ترميز
act-codes-merged = دمج رمزين
act-code-removed = حذف رمزًا
act-answer-coded = رمّز إجابة
act-coding-finished = أنهى ترميز سؤال
act-coding-settled = حسم اختلافًا في الترميز
act-coding-resumed = واصل ترميز سؤال
