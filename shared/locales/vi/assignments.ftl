# What was given out to whom, and what proves that it was done.
assignment-open = Chưa làm
assignment-working = Đang làm
assignment-submitted = Chờ duyệt
assignment-accepted = Đã duyệt
assignment-returned = Trả lại
assignment-cancelled = Đã hủy
assignment-late = Quá hạn
