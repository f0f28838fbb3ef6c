# Why a file was not taken: what happened, then what to do.
upload-client = The request does not name its program (X-Densach-Client). Reload the page, then send again.
upload-stranger = You are not signed in. Sign in, then send the file again.
upload-forbidden = This account cannot send files. Ask an administrator about your role.
upload-empty = The file is empty. Check it on your device, then send it again.
upload-too-large = The file is larger than { $most } MB. Make it smaller or split it, then send it again.
upload-full = Your organization has used up its room for files ({ $most } MB). Ask the office for more.
upload-kind = This kind of file is not taken. Send a JPEG, PNG or WebP picture, a PDF, a Word (.docx) or Excel (.xlsx) file, or plain text.
upload-broken = The connection was lost before the whole file came. Send it again.
upload-not-found = There is no such file, or it is not yours to see.
upload-internal = The server could not keep the file. Wait a moment, then send it again.
