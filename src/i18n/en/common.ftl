# Words that pages, paper and files share.
answer-dk = Don’t know or prefer not to say
answer-yes = Yes
answer-no = No
