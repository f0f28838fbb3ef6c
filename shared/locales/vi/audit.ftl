# Who did what to what.
audit-title = Nhật ký thay đổi
audit-about = Ai đã làm gì, lúc nào; không ai sửa hay xóa được.
audit-none = Chưa có thay đổi nào được ghi.
audit-at = Lúc
audit-act = Việc
audit-who = Người làm
audit-subject = Mục
audit-change = Trước và sau
audit-became = thành
audit-system = Hệ thống
audit-erased = Nội dung đã xóa theo yêu cầu; dấu vết còn giữ.
audit-verify = Kiểm tra chuỗi nhật ký
audit-intact = Chuỗi nhật ký nguyên vẹn: đã kiểm tra { $count } dòng.
audit-broken = Chuỗi nhật ký đứt ở dòng { $place }. Báo ngay cho quản trị hệ thống.
