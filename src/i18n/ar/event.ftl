# One survey in the workspace.

tab-overview = نظرة عامة
overview-title = نظرة عامة
overview-form = الاستبيان كما يراه المشاركون
