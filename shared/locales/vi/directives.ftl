# Directives: from a text to clauses and tasks.
directives-title = Văn bản chỉ đạo
directives-about = Công văn, kế hoạch: các mục và việc đã giao.
directives-search = Tìm theo trích yếu hoặc số văn bản
directives-none = Không có văn bản nào khớp. Bớt chữ trong ô tìm, hoặc chọn mọi tình trạng.
directives-first = Chưa có văn bản nào. Nhập công văn đầu tiên: dán văn bản hoặc chọn tệp, phần mềm tách mục giúp.
directives-not-yet = Phòng chưa ban hành văn bản nào ở đây.
directive-any-state = Mọi tình trạng
directive-title = Trích yếu
directive-entered = Ngày nhập
directive-draft = Bản nháp
directive-published = Đã ban hành
issued-on = ngày { $day }
progress-label = Tiến độ
progress-of = { $done }/{ $all } đã duyệt
progress-late = { $done }/{ $all } đã duyệt, { $late } quá hạn
nothing-given-out = Chưa giao việc
import-title = Nhập văn bản
