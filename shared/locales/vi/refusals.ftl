# Why something was refused: what happened, then what to do.
refusal-key-malformed = Mã lần gửi phải có từ 8 đến 64 chữ cái, chữ số hoặc dấu gạch nối.
refusal-key-reused = Mã lần gửi này đã dùng cho một yêu cầu khác. Tải lại trang rồi gửi lại.
refusal-not-found = Không tìm thấy mục này trong phạm vi của anh/chị. Tải lại danh sách rồi chọn lại.
refusal-stale-version = Người khác vừa sửa mục này. Xem hai bản và chọn bản giữ lại.
refusal-name-invalid = Nhập tên, từ 1 đến 120 chữ, không có ký tự điều khiển.
refusal-sign-in = Sai tên hoặc mật khẩu. Còn { $left } lần thử, sau đó chờ { $minutes } phút.
refusal-too-many-tries = Đã thử sai quá nhiều lần. Chờ { $minutes } phút rồi đăng nhập lại.
refusal-password-wrong = Mật khẩu hiện tại chưa đúng. Nhập lại mật khẩu đang dùng.
refusal-password-short = Mật khẩu mới phải có từ { $least } đến { $most } ký tự.
refusal-password-known = Mật khẩu này quá dễ đoán hoặc trùng tên đăng nhập. Chọn mật khẩu khác.
refusal-password-demo = Tài khoản trình diễn giữ mật khẩu chung. Không đổi được mật khẩu ở đây.
refusal-login-invalid = Tên đăng nhập phải có từ 3 đến 64 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối.
refusal-login-taken = Tên đăng nhập này đã có người dùng. Chọn tên khác.
refusal-role-here = Vai trò này không dùng cho loại đơn vị đã chọn. Chọn vai trò khác.
refusal-own-account = Không tự khóa tài khoản của mình. Nhờ quản trị khác làm việc này.
refusal-last-admin = Đây là quản trị cuối cùng. Thêm một quản trị khác trước.
