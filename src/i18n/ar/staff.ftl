# مساحة عمل الأمانة.

## حول كل صفحة
desk-name = ماوني – مساحة العمل
desk-rooms = مساحة العمل
room-surveys = الاستبيانات
room-people = الفريق
room-audit = السجل
room-account = الحساب
sign-out = تسجيل الخروج
cancel = إلغاء
to-desk = الانتقال إلى مساحة العمل
forbidden-title = لا يُسمح لكم بذلك
forbidden-text = دوركم في مساحة العمل هذه لا يشمل هذه الصفحة. يمكن لأحد المالكين أن يمنحكم دورًا آخر.
signed-out-title = لقد سُجّل خروجكم
signed-out-text = لم يتغيّر شيء. يُرجى تسجيل الدخول في علامة تبويب أخرى، ثم العودة إلى هذه بزر الرجوع في المتصفح وإرسال النموذج مجددًا.

## طرق الدخول
setup-title = إعداد مساحة العمل
setup-text = تصبحون أول مالك: أنتم من يقرر من يعمل هنا أيضًا.
setup-code = رمز الإعداد
setup-code-hint = طُبع حيث شُغّلت الخدمة، ويُستعمل مرة واحدة.
setup-go = إعداد
code-wrong = هذا الرمز غير صالح: تحققوا من كل حرف أو اطلبوا رمزًا جديدًا
join-title = الانضمام إلى مساحة العمل
join-text = لديكم رمز. اختاروا كلمة المرور التي ستسجّلون بها الدخول.
join-code = رمزكم
join-go = انضمام
sign-in-title = تسجيل الدخول
sign-in-go = تسجيل الدخول
sign-in-join = لديّ رمز
sign-in-setup = إعداد مساحة العمل
sign-in-fault = الاسم وكلمة المرور والرمز لا تتطابق
sign-in-wait = محاولات كثيرة بهذا الاسم: حاولوا مجددًا بعد { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
password = كلمة المرور
password-new = كلمة المرور الجديدة
password-again = كلمة المرور نفسها مرة أخرى
password-current = كلمة المرور الحالية
password-rule = { $least ->
    [zero] { $least } حرف
    [one] حرف واحد
    [two] حرفان
    [few] { $least } أحرف
    [many] { $least } حرفًا
   *[other] { $least } حرف
} على الأقل. من السهل تذكّر أربع كلمات أو خمس لا صلة بينها.
password-short = اختاروا كلمة مرور أطول
password-long = اختاروا كلمة مرور لا تزيد على 128 حرفًا
password-plain = اختاروا كلمة مرور بأحرف أكثر تنوعًا ومن دون اسم الدخول
password-differs = كلمتا المرور مختلفتان
password-wrong = هذه ليست كلمة مروركم الحالية
second-step-code = الرمز من تطبيق المصادقة
second-step-code-hint = فقط إذا فعّلتم الخطوة الثانية.

## الحساب الشخصي
account-title = حسابكم
password-title = تغيير كلمة المرور
password-text = تبقون مسجّلي الدخول هنا، ويُسجَّل خروجكم من كل مكان آخر.
password-go = تغيير كلمة المرور
second-step = الخطوة الثانية
second-step-used = يُطلب رمز من تطبيق المصادقة عند تسجيل الدخول.
second-step-unused = لا تُطلب عند تسجيل الدخول إلا كلمة المرور.
second-step-title = تفعيل الخطوة الثانية
second-step-text = امسحوا الصورة بتطبيق مصادقة على هاتفكم، ثم اكتبوا الرمز الذي يعرضه.
second-step-typed = أو اكتبوا فيه هذا السر: { $secret }
second-step-picture = رمز استجابة سريعة فيه السر لتطبيق المصادقة
second-step-go = استعمال الخطوة الثانية
second-step-wrong = ليس هذا رمز اللحظة: اكتبوا الرمز الذي يعرضه التطبيق الآن
second-step-remove = إزالة الخطوة الثانية
second-step-remove-text = لن تُطلب بعد ذلك عند تسجيل الدخول إلا كلمة المرور.
sessions-title = أماكن تسجيل دخولكم
sessions-text = يُسجَّل خروجكم بعد ساعة من دون نشاط، وبعد اثنتي عشرة ساعة في كل الأحوال.
session-begun = منذ
session-seen = آخر استعمال
session-this = الآن، هنا
sessions-end = تسجيل الخروج من كل مكان آخر

## من يعمل هنا
people-title = الفريق
people-text = لكل شخص اسم وكلمة مرور خاصان به، حتى يبيّن السجل من فعل ماذا.
invite-title = إضافة شخص
invite-text = تحصلون على رمز لتسليمه. به يختار الشخص كلمة مرور.
invite-go = إضافة
person-name = الاسم
person-name-fault = اكتبوا الاسم بما لا يزيد على 64 حرفًا
person-login = اسم الدخول
person-login-hint = أحرف لاتينية صغيرة وأرقام ونقاط وشرطات، أو عنوان بريد إلكتروني. لا يمكن تغييره لاحقًا.
person-login-fault = استعملوا من 3 إلى 64 من الأحرف اللاتينية الصغيرة أو الأرقام أو النقاط أو الشرطات أو @
person-login-taken = اسم الدخول هذا مستعمل
person-role = الدور
person-role-fault = اختاروا دورًا
person-role-go = تغيير الدور
person-state = الحالة
person-active = يمكنه تسجيل الدخول
person-two-steps = يمكنه تسجيل الدخول بخطوتين
person-invited = لم ينضم بعد
person-disabled = معطّل
person-since = هنا منذ { $day }
person-last-owner = لا بد أن يبقى مالك يمكنه تسجيل الدخول: عيّنوا مالكًا آخر أولًا.
person-reset-title = كلمة المرور منسية أو الهاتف مفقود
person-reset-text = تُزال كلمة المرور والخطوة الثانية، وتنتهي جميع الجلسات، وتحصلون على رمز جديد لتسليمه.
person-reset-go = إنشاء رمز جديد
person-disable-title = لم يعد يعمل هنا
person-disable-text = تنتهي جميع الجلسات فورًا ويُرفض تسجيل الدخول. يبقى في السجل كل ما فُعل.
person-disable-go = تعطيل
person-enable-title = يعمل هنا من جديد
person-enable-text = يصبح تسجيل الدخول ممكنًا من جديد.
person-enable-go = إعادة التفعيل
role-viewer = مطّلع
role-analyst = محلّل
role-editor = محرّر
role-owner = مالك
role-with-duty = { $role }: { $duty }
duty-viewer = يرى الاستبيانات والمشاركة والنتائج
duty-analyst = يقرأ أيضًا الإجابات ويأخذ الملفات، من دون قائمة المدعوين
duty-editor = ينشئ أيضًا الاستبيانات ويفتحها ويغلقها ويدعو المشاركين
duty-owner = يقرر أيضًا من يعمل هنا ويقرأ السجل
code-made-title = سلّموا هذا الرمز
code-made-text = لا يُعرض إلا هذه المرة. سلّموه شخصيًا أو بالهاتف مع العنوان.
code-address = العنوان
code-until-moment = يُستعمل مرة واحدة، حتى { $moment }.
code-handed-over = لقد دوّنته

## السجل
audit-title = السجل
audit-text = ما فعله الفريق، الأحدث أولًا. لا يُكتب هنا أي شيء عن المشاركين. يحمل كل قيد ختمًا على كل ما قبله، فلا يمكن تغيير قيد أو حذفه من دون أن يظهر ذلك.
audit-whole = { $entries ->
    [zero] لا قيود بعد.
    [one] قيد واحد، وهو كما كُتب.
    [two] قيدان، وهما كما كُتبا.
    [few] { $entries } قيود، وكلها كما كُتبت.
    [many] { $entries } قيدًا، وكلها كما كُتبت.
   *[other] { $entries } قيد، وكلها كما كُتبت.
}
audit-broken = عُبث بالسجل: القيد رقم { $number } لا يطابق ما قبله.
audit-head = دوّنوا ختم آخر قيد في مكان آخر ليمكنكم لاحقًا إثبات أن شيئًا لم يُقتطع:
audit-number = الرقم
audit-at = متى
audit-actor = من
audit-act = ماذا
audit-object = على ماذا
audit-older = قيود أقدم
act-set-up = أعدّ مساحة العمل
act-signed-in = سجّل الدخول
act-staff-invited = أضاف شخصًا
act-staff-joined = اختار كلمة مرور برمز
act-staff-reset = أعاد تعيين كلمة مرور
act-role-changed = غيّر دورًا
act-staff-disabled = عطّل شخصًا
act-staff-enabled = أعاد تفعيل شخص
act-password-changed = غيّر كلمة مروره
act-second-step-on = فعّل الخطوة الثانية
act-second-step-off = أزال الخطوة الثانية
act-database-restored = أعاد نسخة احتياطية مكان قاعدة البيانات

## ما حدث للتو
done-joined = أهلًا بكم. حُفظت كلمة مروركم وأنتم مسجّلو الدخول.
done-role = تغيّر الدور.
done-disabled = يُرفض تسجيل الدخول من الآن.
done-enabled = أصبح تسجيل الدخول ممكنًا من جديد.
done-password = تغيّرت كلمة مروركم.
done-second-step-on = فُعّلت الخطوة الثانية. احتفظوا بالهاتف: سيُطلب رمز عند الدخول التالي.
done-second-step-off = أُزيلت الخطوة الثانية.
done-sessions = سُجّل خروجكم من كل مكان آخر.

## الاستبيانات
surveys-title = الاستبيانات
surveys-empty = لا يوجد استبيان بعد.
surveys-empty-hint = أنشئوا الأول: ابدؤوا من مثال أو أدخلوا ملفًا.
surveys-synthetic = إجابات مصطنعة
stage-from = يُفتح في { $moment }
stage-until = مفتوح حتى { $moment }
stage-open = مفتوح حتى إغلاقه
stage-closed = مغلق؛ يمكن إعادة فتحه خلال يوم، ثم يُمحى ترتيب الوصول
stage-sealed = أُغلق نهائيًا في { $day }
