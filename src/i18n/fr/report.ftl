# The paper.
