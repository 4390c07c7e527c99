//! Whether a figure's value contradicts the digits it is written with.

/// A number in digits at the beginning of a text.
struct Number<'t> {
    mantissa: u64,
    decimals: u32,
    rest: &'t str,
}

/// Whether the digits with which `text` begins can mean the values: `[value]`, or `[low, high]` of a range. True where the
/// text does not begin with digits (number words are not judged here) or with more of them than is understood.
pub(super) fn agree(text: &str, values: &[u64]) -> bool {
    let Some(first) = leading(text.trim_start()) else { return true };
    match values {
        [value] => agree_single(&first, *value),
        [low, high] => agree_range(&first, *low, *high),
        _ => true,
    }
}

fn agree_single(number: &Number, value: u64) -> bool {
    match scale(number.rest) {
        Some((_, behind)) if behind.contains(|c: char| c.is_ascii_digit()) => true,
        Some((factor, _)) => times(number, factor) == Some(value),
        None => times(number, 1) == Some(value),
    }
}

fn agree_range(first: &Number, low: u64, high: u64) -> bool {
    let Some(second) = first.rest.find(|c: char| c.is_ascii_digit()).and_then(|at| leading(first.rest.get(at..)?))
    else {
        return true;
    };
    let of_second = scale(second.rest).map_or(1, |(factor, _)| factor);
    // "7 hingga 8 ribu" borrows the scale, "800 hingga 2 ribu" does not.
    let of_first = scale(first.rest).map_or([1, of_second], |(factor, _)| [factor, factor]);
    times(&second, of_second) == Some(high) && of_first.iter().any(|factor| times(first, *factor) == Some(low))
}

/// "2.181", "10.287", "1,5": a separator before exactly three digits groups, before one or two it makes decimals.
fn leading(text: &str) -> Option<Number<'_>> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    let mut written = text.get(..end)?.to_string();
    let mut decimals = 0;
    while let Some(behind) = text.get(end..).and_then(|rest| rest.strip_prefix(['.', ','])) {
        let count = digits(behind);
        if !(1..=3).contains(&count) {
            break;
        }
        written.push_str(behind.get(..count)?);
        end += 1 + count;
        if count < 3 {
            decimals = count as u32;
            break;
        }
    }
    Some(Number { mantissa: written.parse().ok()?, decimals, rest: text.get(end..)? })
}

/// The factor that the next word stands for, and what comes behind it.
fn scale(rest: &str) -> Option<(u64, &str)> {
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, behind) = rest.split_at_checked(end)?;
    let word = word.to_lowercase();
    // "2 ribuan" is about 2 ribu.
    let factor = match word.strip_suffix("an").unwrap_or(&word) {
        "puluh" => 10,
        "ratus" => 100,
        "ribu" | "rb" => 1_000,
        "juta" => 1_000_000,
        "miliar" => 1_000_000_000,
        _ => return None,
    };
    Some((factor, behind))
}

fn times(number: &Number, factor: u64) -> Option<u64> {
    let all = number.mantissa.checked_mul(factor)?;
    let unit = 10u64.checked_pow(number.decimals)?;
    (all.is_multiple_of(unit)).then_some(all / unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_speak_for_their_value() {
        for (text, values) in [
            ("2.181 tenaga honorer", &[2181][..]),
            ("7,9 ribu PPPK", &[7900]),
            ("2.5 juta orang", &[2_500_000]),
            ("1.234.567 pelamar", &[1_234_567]),
            ("200-an orang", &[200]),
            ("2 ribuan orang", &[2000]),
            ("100-150 guru", &[100, 150]),
            ("7 hingga 8 ribu orang", &[7000, 8000]),
            ("800 sampai 2 ribu orang", &[800, 2000]),
            ("dua puluh guru", &[20]),
            ("2 juta 300 ribu orang", &[2_300_000]),
        ] {
            assert!(agree(text, values), "{text}");
        }
    }

    #[test]
    fn digits_contradict_another_value() {
        for (text, values) in [
            ("2.181 tenaga honorer", &[2118][..]),
            ("7,9 ribu PPPK", &[79]),
            ("120", &[12]),
            ("100-150 guru", &[100, 105]),
            ("7 hingga 8 ribu orang", &[70, 8000]),
        ] {
            assert!(!agree(text, values), "{text}");
        }
    }
}
