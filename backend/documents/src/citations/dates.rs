//! Dates behind the word `ngày`.

/// Reads `ngày 04/9/2019` or `ngày 4 tháng 9 năm 2019` at the beginning of a text: year, month, day, and the bytes read.
pub fn read(text: &str) -> Option<((u16, u8, u8), usize)> {
    let mut rest = text.strip_prefix("ngày")?;
    let day = number(&mut rest, 2)?;
    separator(&mut rest, "tháng")?;
    let month = number(&mut rest, 2)?;
    separator(&mut rest, "năm")?;
    let year = number(&mut rest, 4)?;
    let date = (year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    is_in_calendar(date).then_some((date, text.len() - rest.len()))
}

fn number(rest: &mut &str, digits: usize) -> Option<u16> {
    let trimmed = rest.trim_start();
    let length = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > digits {
        return None;
    }
    *rest = &trimmed[length..];
    trimmed[..length].parse().ok()
}

fn separator(rest: &mut &str, word: &str) -> Option<()> {
    let trimmed = rest.trim_start();
    *rest = trimmed.strip_prefix(['/', '-', '.']).or_else(|| trimmed.strip_prefix(word))?;
    Some(())
}

fn is_in_calendar((year, month, day): (u16, u8, u8)) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1900..2200).contains(&year) && (1..=days).contains(&day)
}
