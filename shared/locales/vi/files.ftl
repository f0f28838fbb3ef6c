# Why a file was not taken: what happened, then what to do.
upload-client = Yêu cầu thiếu tên chương trình gửi (X-Densach-Client). Tải lại trang rồi gửi lại.
upload-stranger = Anh/chị chưa đăng nhập. Đăng nhập rồi gửi lại tệp.
upload-forbidden = Tài khoản này không gửi tệp được. Nhờ quản trị xem lại vai trò.
upload-empty = Tệp rỗng. Mở tệp trên máy xem lại rồi gửi lại.
upload-too-large = Tệp lớn hơn { $most } MB. Thu nhỏ hoặc chia thành nhiều tệp rồi gửi lại.
upload-full = Đơn vị đã dùng hết chỗ lưu tệp ({ $most } MB). Nhờ quản trị của phòng cấp thêm chỗ.
upload-kind = Loại tệp này không nhận. Gửi ảnh JPEG, PNG, WebP, tệp PDF, Word (.docx), Excel (.xlsx) hoặc văn bản thuần.
upload-broken = Tệp chưa gửi hết thì mất kết nối. Gửi lại tệp.
upload-not-found = Không tìm thấy tệp này trong phạm vi của anh/chị.
upload-internal = Máy chủ chưa lưu được tệp. Chờ một lát rồi gửi lại.
