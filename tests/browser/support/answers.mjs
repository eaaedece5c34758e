// One response that uses every kind of question, every rule of routing and every carried row, in
// the shape in which responses are stored.

/** The response, with `mark` in its open answers so that it can be found again. */
export const whole = (mark) => ({
  stakeholder: "government",
  role: "participant_room",
  q1_partnerships: ["inter_regional", "local", "other"],
  q1_partnerships__other: `شراكة مع النقابات ${mark}`,
  q1_status: { inter_regional: "missing", local: "weak" },
  q1_join: ["local", "un"],
  q1_comment: `لوحة بيانات مشتركة لكل مسار، تُحدَّث كل ثلاثة أشهر ${mark}`,
  q2_practices: [
    {
      title: `تسجيل موحد ${mark}`,
      what: "ربطت ثلاث وزارات سجلاتها.\nوصار الانتظار أقصر.",
      level: "national",
      evidence: "evaluation",
      bodies: "3+",
      objective: "1",
    },
    { title: "فريق حدودي مشترك", what: "دوريات صحية أسبوعية" },
  ],
  q3_lessons: "unwritten",
  q3_challenges: ["data", "trust"],
  q3_lesson: `الاتفاق على موعد النشر أولًا ${mark}`,
  q4_relevance: { employment: "5", climate: "4", disasters: "dk" },
  q4_effort: { employment: "2", climate: "1" },
  q4_comment: "المناخ، لأن الجفاف لا يعرف الحدود",
  q5_approaches: ["fund", "legislation"],
  q5_feasible: { fund: "3", legislation: "1" },
  q5_step: "اجتماع للميزانيات قبل شهر يونيو",
  q6_capacities: ["data", "protection"],
  q6_present: { data: "2", protection: "1" },
  q6_needed: { data: "4", protection: "5" },
  q6_offer: ["dk"],
  q6_comment: "تدريب مشترك للإحصائيين",
  event: { useful: "5", learned: "4", contacts: "dk" },
  commitment: "سنشارك جداولنا مع الجيران",
  key_message: `البيانات أولًا ${mark}`,
  improve: "وقت أطول للأسئلة",
  quote: { q1_comment: "group", key_message: "anonymous", q3_lesson: "count" },
});

/** A short response. */
export const brief = (message) => ({
  stakeholder: "academia",
  q3_lessons: "no",
  key_message: message,
});
