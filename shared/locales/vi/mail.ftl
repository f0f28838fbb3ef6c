# What mail says besides the notifications themselves.
mail-subject-several = Đèn Sách: { $count } thông báo mới
mail-subject-one = Đèn Sách: { $what }
mail-greeting = Kính gửi { $name },
mail-more = và { $count } thông báo khác.
mail-open = Mở: { $link }
mail-why = Anh/chị nhận thư này vì đã chọn nhận thông báo qua thư điện tử. Đổi hoặc tắt ở trang Thông báo{ $link }.
