# The matrix of a directive, and its report.
