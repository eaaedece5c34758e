# One survey in the workspace.

tab-overview = Overview
overview-title = Overview
overview-form = The form as respondents see it
