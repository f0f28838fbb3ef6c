# What mail says besides the notifications themselves.
mail-subject-several = Đèn Sách: { $count } new notifications
mail-subject-one = Đèn Sách: { $what }
mail-greeting = Dear { $name },
mail-more = and { $count } more.
mail-open = Open: { $link }
mail-why = You get this mail because you chose to be told by mail. Change it or turn it off on the page Notifications{ $link }.
