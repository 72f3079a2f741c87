//! Numbers and colours as the file wants them.

/// Most bytes of a number: a sign, the digits of 64 bits and a point.
const LONGEST: usize = 24;

/// A number with at most three decimals, without an exponent.
pub(super) fn number(out: &mut Vec<u8>, v: f32) {
    let mut room = [0; LONGEST];
    out.extend_from_slice(written(v, &mut room));
}

/// The same into text.
pub(super) fn decimal(out: &mut String, v: f32) {
    let mut room = [0; LONGEST];
    out.extend(written(v, &mut room).iter().map(|digit| char::from(*digit)));
}

/// Written from the end, because a page holds thousands of them.
fn written(v: f32, room: &mut [u8; LONGEST]) -> &[u8] {
    let thousandths = (f64::from(v) * 1000.0).round() as i64;
    let mut left = thousandths.unsigned_abs();
    let mut at = LONGEST;
    let mut put = |digit: u8| {
        at -= 1;
        room[at] = digit;
    };
    let mut decimals = false;
    for _ in 0..3 {
        let digit = (left % 10) as u8;
        left /= 10;
        if digit > 0 || decimals {
            put(b'0' + digit);
            decimals = true;
        }
    }
    if decimals {
        put(b'.');
    }
    loop {
        put(b'0' + (left % 10) as u8);
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if thousandths < 0 {
        put(b'-');
    }
    &room[at..]
}

/// Operands and their operator.
pub(super) fn put(out: &mut Vec<u8>, operands: &[f32], operator: &str) {
    for v in operands {
        number(out, *v);
        out.push(b' ');
    }
    out.extend_from_slice(operator.as_bytes());
    out.push(b'\n');
}

/// A device colour: `rg` to fill, `RG` to stroke.
pub(super) fn color(out: &mut Vec<u8>, rgb: [u8; 3], operator: &str) {
    put(out, &rgb.map(|v| f32::from(v) / 255.0), operator);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_decimals_and_no_more_digits_than_they_need() {
        let cases = [
            (0.0, "0"),
            (-0.0004, "0"),
            (0.5, "0.5"),
            (-0.25, "-0.25"),
            (12.0, "12"),
            (100.0, "100"),
            (595.28, "595.28"),
            (-3.0106, "-3.011"),
        ];
        for (value, expected) in cases {
            let mut text = String::new();
            decimal(&mut text, value);
            assert_eq!(text, expected);
        }
    }
}
