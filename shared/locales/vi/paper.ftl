# What a report says; it is written in Vietnamese whoever reads it.
report-done = { $task }: { $done }/{ $total } đơn vị đã có kết quả được duyệt.
report-figure = { $name }: { $sum } { $unit } ({ $parts }).
report-figure-none = { $name }: chưa có số liệu.
report-from = tổng hợp từ { $many } đơn vị
report-blank = chưa có số liệu: { $who }
report-words = { $who }: { $words }
report-missing = Chưa có số liệu của: { $who }.
report-and-more = { $who } và { $more } đơn vị khác
report-kind = BÁO CÁO
report-subject = Kết quả thực hiện { $title }
report-heading = { $label }. { $title }
report-signature = TRƯỞNG PHÒNG
report-recipient = Lưu: VT
