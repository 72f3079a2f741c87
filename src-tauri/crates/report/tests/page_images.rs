//! Pages as pictures against approved ones: a coarse grid of grey values, kept as text, so that a
//! layout that breaks is seen though every word is still there. PORTOLAN_BLESS approves.

mod fixture;

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use report::Settings;

/// Pages looked at: the cover, the summary with its table, the threats.
const PAGES: [usize; 3] = [1, 3, 10];
/// Cells of the grid, across and down: about 9 mm each.
const GRID: [usize; 2] = [24, 32];
/// What versions of the renderer may differ by, of 255: in one cell, and on average.
const TOLERANCE: (u32, u32) = (24, 2);

/// The page at a low resolution as a grid of greys; none without the renderer.
fn grid(pdf: &Path, page: usize) -> Option<Vec<Vec<u32>>> {
    let page = page.to_string();
    let mut renderer = Command::new("pdftoppm");
    let asked = renderer.args(["-gray", "-r", "40", "-f", &page, "-l", &page]).arg(pdf);
    let output = asked.output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(greys(&output.stdout))
}

/// A picture in the format PGM (`P5`), with the mean of each cell.
fn greys(picture: &[u8]) -> Vec<Vec<u32>> {
    let head: Vec<&[u8]> = picture.splitn(4, u8::is_ascii_whitespace).collect();
    let number = |at: usize| -> usize {
        std::str::from_utf8(head[at]).expect("digits").parse().expect("a number")
    };
    let (width, height) = (number(1), number(2));
    let pixels = &picture[picture.len() - width * height..];
    let of =
        |cell: usize, cells: usize, size: usize| cell * size / cells..(cell + 1) * size / cells;
    let mean = |row: usize, column: usize| {
        let columns = || of(column, GRID[0], width);
        let rows = of(row, GRID[1], height);
        let count = (rows.len() * columns().len()) as u32;
        rows.flat_map(|y| columns().map(move |x| u32::from(pixels[y * width + x]))).sum::<u32>()
            / count
    };
    (0..GRID[1]).map(|row| (0..GRID[0]).map(|column| mean(row, column)).collect()).collect()
}

fn written(grid: &[Vec<u32>]) -> String {
    let mut text = String::new();
    for row in grid {
        row.iter().for_each(|grey| _ = write!(text, "{grey:02x}"));
        text.push('\n');
    }
    text
}

fn read(text: &str) -> Vec<u32> {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_hexdigit).collect();
    let of =
        |pair: &[char]| pair.iter().filter_map(|c| c.to_digit(16)).fold(0, |all, d| all * 16 + d);
    digits.chunks(2).map(of).collect()
}

#[test]
fn pages_look_as_approved() {
    let pdf = report::pdf(&fixture::data(), &Settings::default()).expect("a report");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, pdf.bytes).expect("the folder can be written");
    for page in PAGES {
        let Some(grid) = grid(&path, page) else {
            println!("skipped: pdftoppm is not installed");
            return;
        };
        let now = written(&grid);
        let name = format!("tests/approved/page-{page}.txt");
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
        if std::env::var_os("PORTOLAN_BLESS").is_some() {
            std::fs::write(&place, &now).expect("the file can be written");
        }
        let approved = read(&std::fs::read_to_string(&place).unwrap_or_default());
        let cells: Vec<u32> = grid.concat();
        assert_eq!(approved.len(), cells.len(), "{name}: another grid");
        let apart: Vec<u32> = approved.iter().zip(&cells).map(|(a, b)| a.abs_diff(*b)).collect();
        let worst = apart.iter().max().copied().unwrap_or_default();
        let mean = apart.iter().sum::<u32>() / cells.len() as u32;
        assert!(
            worst <= TOLERANCE.0 && mean <= TOLERANCE.1,
            "page {page} looks different: {worst} in one cell, {mean} on average; look at it and, \
             when it is as wanted, run this test with PORTOLAN_BLESS=1. It is now\n{now}"
        );
    }
}
