//! The wide file as Parquet: the same columns and codes, typed, words as they were typed.
//!
//! Owns how cells become values of Parquet and when a row group is full. A group is bounded by the
//! bytes it holds in memory, so memory does not grow with the number of responses.

use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::errors::Result as ParquetResult;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type as Node;

use super::Sink;
use crate::export::Error;
use crate::export::cell::Cell;
use crate::export::column::{Column, Columns, Type};

/// A row group is written when its cells take this many bytes.
const GROUP_BYTES: usize = 16 << 20;

/// The cells of one column that are not written yet.
enum Values {
    Numbers(Vec<i32>),
    /// All texts, one after the other, and where each ends.
    Texts(String, Vec<usize>),
}

struct Buffer {
    values: Values,
    /// For each row 1 if there is a value, 0 if not.
    levels: Vec<i16>,
}

/// The file being written.
pub(super) struct Rows {
    writer: SerializedFileWriter<Sink>,
    buffers: Vec<Buffer>,
    column: usize,
    bytes: usize,
}

impl Rows {
    pub(super) fn begin(columns: &Columns<'_>, sink: Sink) -> Result<Self, Error> {
        let nodes: ParquetResult<Vec<_>> = columns.list().iter().map(node).collect();
        let schema = Node::group_type_builder("response")
            .with_fields(nodes?)
            .build()?;
        // Statistics would be kept in memory for every group until the end.
        let properties = WriterProperties::builder()
            .set_created_by("maoni".to_owned())
            .set_statistics_enabled(EnabledStatistics::None)
            .set_offset_index_disabled(true)
            .build();
        let writer = SerializedFileWriter::new(sink, Arc::new(schema), Arc::new(properties))?;
        let buffers = columns.list().iter().map(|column| Buffer {
            values: match column.cell_type {
                Type::Integer | Type::Date => Values::Numbers(Vec::new()),
                Type::Code | Type::Codes | Type::Words => Values::Texts(String::new(), Vec::new()),
            },
            levels: Vec::new(),
        });
        Ok(Self {
            writer,
            buffers: buffers.collect(),
            column: 0,
            bytes: 0,
        })
    }

    /// Takes in the next cell of the row.
    pub(super) fn push(&mut self, cell: &Cell<'_>) {
        let Some(buffer) = self.buffers.get_mut(self.column) else {
            return;
        };
        self.column += 1;
        self.bytes += buffer.push(cell);
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self) -> Result<(), Error> {
        self.column = 0;
        if self.bytes >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    fn write_group(&mut self) -> Result<(), Error> {
        let mut group = self.writer.next_row_group()?;
        for buffer in &mut self.buffers {
            buffer.write(&mut group)?;
        }
        group.close()?;
        self.bytes = 0;
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<(), Error> {
        if self.bytes > 0 {
            self.write_group()?;
        }
        self.writer.close()?;
        Ok(())
    }
}

/// A column of the schema; every one may be without a value.
fn node(column: &Column<'_>) -> ParquetResult<Arc<Node>> {
    let (physical, logical) = match column.cell_type {
        Type::Integer => (Physical::INT32, None),
        Type::Date => (Physical::INT32, Some(LogicalType::Date)),
        Type::Code | Type::Codes | Type::Words => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let node = Node::primitive_type_builder(&column.name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()?;
    Ok(Arc::new(node))
}

/// The day from which Parquet counts days.
const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);

/// A cell of a column of numbers.
fn number(cell: &Cell<'_>) -> Option<i32> {
    match cell {
        Cell::Day(day) => Some((*day - EPOCH).get_days()),
        other => other.coded().parse().ok(),
    }
}

impl Buffer {
    /// Takes in a cell and tells how many bytes it takes.
    fn push(&mut self, cell: &Cell<'_>) -> usize {
        let level = size_of::<i16>();
        match &mut self.values {
            Values::Numbers(numbers) => {
                let number = number(cell);
                self.levels.push(i16::from(number.is_some()));
                numbers.extend(number);
                level + size_of::<i32>()
            }
            Values::Texts(texts, ends) => {
                let text = cell.coded();
                // Words have no reserved code: without any, there is no value.
                let is_there = !text.is_empty();
                self.levels.push(i16::from(is_there));
                if is_there {
                    texts.push_str(&text);
                    ends.push(texts.len());
                }
                level + size_of::<usize>() + text.len()
            }
        }
    }

    fn write(&mut self, group: &mut SerializedRowGroupWriter<'_, Sink>) -> Result<(), Error> {
        let Some(mut column) = group.next_column()? else {
            return Ok(());
        };
        match &mut self.values {
            Values::Numbers(numbers) => {
                let writer = column.typed::<Int32Type>();
                writer.write_batch(numbers, Some(&self.levels), None)?;
                numbers.clear();
            }
            Values::Texts(texts, ends) => {
                let starts = std::iter::once(&0).chain(ends.iter());
                let values: Vec<ByteArray> = starts
                    .zip(ends.iter())
                    .map(|(start, end)| ByteArray::from(&texts[*start..*end]))
                    .collect();
                let writer = column.typed::<ByteArrayType>();
                writer.write_batch(&values, Some(&self.levels), None)?;
                texts.clear();
                ends.clear();
            }
        }
        self.levels.clear();
        column.close()?;
        Ok(())
    }
}
