//! Plots as SVG, by plotters' SVG backend: text stays text, so no font is looked for.

use crate::evaluate::calibration::{Bin, Curve, Reliability};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Why a plot could not be drawn.
pub(super) type Failed = DrawingAreaErrorKind<std::io::Error>;

const SIZE: (u32, u32) = (400, 340);
const LINE: RGBColor = RGBColor(0x1f, 0x5f, 0x99);
const MARK: RGBColor = RGBColor(0xb0, 0x3a, 0x2e);
const FAINT: RGBColor = RGBColor(0x88, 0x88, 0x88);

type Area<'s> = DrawingArea<SVGBackend<'s>, Shift>;
type Chart<'a, 's> = ChartContext<'a, SVGBackend<'s>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Both axes from 0 to 1, with some room at the top for notes.
fn chart<'a, 's>(area: &'a Area<'s>, x: &str, y: &str) -> Result<Chart<'a, 's>, Failed> {
    let mut chart = ChartBuilder::on(area)
        .margin(8)
        .x_label_area_size(36)
        .y_label_area_size(46)
        .build_cartesian_2d(0.0..1.02, 0.0..1.1)?;
    let tenth = |value: &f64| if *value > 1.01 { String::new() } else { format!("{value:.1}") };
    chart
        .configure_mesh()
        .x_desc(x)
        .y_desc(y)
        .x_labels(6)
        .y_labels(6)
        .x_label_formatter(&tenth)
        .y_label_formatter(&tenth)
        .light_line_style(TRANSPARENT)
        .bold_line_style(BLACK.mix(0.1))
        .label_style(("sans-serif", 12))
        .draw()?;
    Ok(chart)
}

fn drawn(draw: impl FnOnce(&Area) -> Result<(), Failed>) -> Result<String, Failed> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        draw(&area)?;
        area.present()?;
    }
    Ok(svg)
}

fn note(color: &'static RGBColor, horizontal: HPos, vertical: VPos) -> TextStyle<'static> {
    TextStyle::from(("sans-serif", 12).into_font()).color(color).pos(Pos::new(horizontal, vertical))
}

/// The precision–recall curve, with the point where the program works.
pub(super) fn precision_recall(curve: &Curve) -> Result<String, Failed> {
    drawn(|area| {
        let mut chart = chart(area, "recall", "precision")?;
        let first = curve.points.first().map(|point| (0.0, point.precision));
        let points = first.into_iter().chain(curve.points.iter().map(|point| (point.recall, point.precision)));
        chart.draw_series(LineSeries::new(points, LINE.stroke_width(2)))?;
        if let Some(at) = curve.working {
            let place = (at.recall, at.precision);
            chart.draw_series([Circle::new(place, 5, MARK.filled())])?;
            let words = format!("threshold {:.3}", at.threshold);
            let below = (at.recall - 0.02, at.precision - 0.03);
            chart.draw_series([Text::new(words, below, note(&MARK, HPos::Right, VPos::Top))])?;
        }
        Ok(())
    })
}

/// What was said against what was so, bins of equal width with their numbers of items, and bins of equal mass.
pub(super) fn reliability(reliability: &Reliability) -> Result<String, Failed> {
    drawn(|area| {
        let mut chart = chart(area, "probability given", "part that came true")?;
        chart.draw_series(DashedLineSeries::new([(0.0, 0.0), (1.0, 1.0)], 4, 4, FAINT.stroke_width(1)))?;
        let place = |bin: &&Bin| (bin.said, bin.true_part);
        let filled: Vec<(usize, &Bin)> =
            reliability.by_width.iter().enumerate().filter(|(_, bin)| bin.items > 0).collect();
        chart.draw_series(LineSeries::new(filled.iter().map(|(_, bin)| place(bin)), LINE.stroke_width(2)))?;
        chart.draw_series(filled.iter().map(|(_, bin)| Circle::new(place(bin), 4, LINE.filled())))?;
        chart.draw_series(reliability.by_mass.iter().map(|bin| Circle::new(place(&bin), 4, MARK.stroke_width(1))))?;
        let bins = reliability.by_width.len() as f64;
        chart.draw_series(filled.iter().map(|(at, bin)| {
            let middle = ((*at as f64 + 0.5) / bins, 1.05);
            Text::new(bin.items.to_string(), middle, note(&FAINT, HPos::Center, VPos::Center))
        }))?;
        Ok(())
    })
}
