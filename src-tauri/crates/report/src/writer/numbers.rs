//! Numbers and colours as content streams want them.

use std::io::Write;

/// A number with at most three decimals, without an exponent.
pub(super) fn number(out: &mut Vec<u8>, v: f32) {
    let thousandths = (f64::from(v) * 1000.0).round() as i64;
    let (whole, rest) = (thousandths / 1000, (thousandths % 1000).abs());
    if thousandths < 0 && whole == 0 {
        out.push(b'-');
    }
    // Writing to memory cannot fail.
    let _ = write!(out, "{whole}");
    if rest > 0 {
        let digits = format!("{rest:03}");
        let _ = write!(out, ".{}", digits.trim_end_matches('0'));
    }
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
    use super::number;

    fn check(v: f32, expect: &str) {
        let mut out = Vec::new();
        number(&mut out, v);
        assert_eq!(String::from_utf8_lossy(&out), expect);
    }

    #[test]
    fn numbers_are_short_and_plain() {
        check(12.0, "12");
        check(-0.25, "-0.25");
        check(1.0005, "1");
        check(-2.7186, "-2.719");
        check(1e-9, "0");
    }
}
