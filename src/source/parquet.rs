//! Tables in Parquet, whose columns are named as those of other tables are. Read row group by row group, only the columns that
//! are needed. Without the feature `parquet` such a file is one reject that says so.

use super::read::{Flow, Out, Place};
use std::fs::File;
use std::io::Read;

/// Largest file within something else or from a pipe: its table of contents stands at its end, so it is laid on the disk.
const MOST_SPOOLED: u64 = 2 << 30;

/// Reads the rows of a table that comes as a stream.
pub(super) fn spooled(from: impl Read, place: &Place, out: &mut Out) -> Flow {
    match super::archive::spool(from, MOST_SPOOLED) {
        Err(e) => out.reject(place, 1, e.to_string()),
        Ok(None) => {
            let most = MOST_SPOOLED >> 30;
            out.reject(place, 1, format!("a Parquet file in a stream may have {most} GiB; give it as a file"))
        }
        Ok(Some(file)) => rows(file, place, out),
    }
}

/// Says that such files are not read.
#[cfg(not(feature = "parquet"))]
pub(super) fn rows(_: File, place: &Place, out: &mut Out) -> Flow {
    let reason =
        "this program was built without Parquet (`cargo build --release --features parquet`); the file is not read";
    out.reject(place, 1, reason)
}

#[cfg(feature = "parquet")]
pub(super) use table::rows;

#[cfg(feature = "parquet")]
mod table {
    use super::super::limit::{is_bomb, too_long};
    use super::super::table::Columns;
    use super::super::{MOST_BYTES, Row};
    use super::*;
    use crate::decode::decode;
    use parquet::errors::Result;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::{Field, Row as Record};
    use parquet::schema::types::Type;
    use std::ops::ControlFlow;

    /// Reads the rows of a table, counted from 1.
    pub(in super::super) fn rows(file: File, place: &Place, out: &mut Out) -> Flow {
        let reader = match SerializedFileReader::new(file) {
            Ok(reader) => reader,
            Err(e) => return out.reject(place, 1, e.to_string()),
        };
        let all = reader.metadata().file_metadata().num_rows();
        let schema = reader.metadata().file_metadata().schema();
        let names = schema.get_fields().iter().map(|field| field.name().to_owned()).collect();
        let columns = match Columns::named(names, &out.how.map) {
            Ok(columns) => columns,
            Err(reason) => return out.reject(place, 1, format!("{reason}; its {all} rows are not read")),
        };
        let groups = reader.metadata().row_groups().iter().flat_map(|group| group.columns());
        if let Some(column) =
            groups.into_iter().find(|column| is_bomb(column.compressed_size(), column.uncompressed_size()))
        {
            let name = column.column_path().string();
            return out.reject(
                place,
                1,
                format!("the column {name} is taken for a decompression bomb; its {all} rows are not read"),
            );
        }
        let (columns, wanted) = columns.alone();
        let found = projected(schema, &wanted).and_then(|schema| reader.get_row_iter(Some(schema)));
        let records = match found {
            Ok(records) => records,
            Err(e) => return out.reject(place, 1, format!("{e}; its {all} rows are not read")),
        };
        for (row, record) in (1..).zip(records) {
            match record {
                Ok(record) => out.row(article(&columns, &record, place, row))?,
                Err(e) => return out.reject(place, row, format!("{e}; of its {all} rows the rest is not read")),
            }
        }
        ControlFlow::Continue(())
    }

    /// The schema with only the columns at `wanted`.
    fn projected(schema: &Type, wanted: &[usize]) -> Result<Type> {
        let fields = wanted.iter().filter_map(|at| schema.get_fields().get(*at).cloned()).collect();
        Type::group_type_builder(schema.name()).with_fields(fields).build()
    }

    fn article(columns: &Columns, record: &Record, place: &Place, row: u64) -> Row {
        let fields: Vec<Option<String>> = record.get_column_iter().map(|(_, field)| text(field)).collect();
        let reject = |reason: String| {
            Err(super::super::Reject { path: place.path.clone(), row, id: columns.id_of(&fields), reason })
        };
        if fields.iter().flatten().any(|text| text.len() > MOST_BYTES) {
            return reject(too_long("row"));
        }
        columns.article(fields.clone(), place, row)
    }

    /// What a field shows; none of what is empty, or no single value.
    fn text(field: &Field) -> Option<String> {
        match field {
            Field::Null | Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => None,
            Field::Str(text) => Some(text.clone()),
            Field::Bytes(bytes) => Some(decode(bytes.data()).into_owned()),
            // Days, moments and numbers as they are printed.
            other => Some(other.to_string()),
        }
    }
}
