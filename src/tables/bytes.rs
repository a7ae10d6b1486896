//! The bytes of a cell.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;

/// So many bytes take no memory of their own: timestamps, most titles and names.
const SHORT: usize = 22;

/// The bytes of a cell. Few stand in the cell itself, so that most rows are one piece of memory.
#[derive(Clone)]
pub struct CellBytes(Kept);

#[derive(Clone)]
enum Kept {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Box<[u8]>),
}

impl Kept {
    fn short(bytes: &[u8]) -> Option<Self> {
        let mut kept = [0; SHORT];
        kept.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(Self::Short { length: bytes.len().try_into().ok()?, bytes: kept })
    }
}

impl From<&[u8]> for CellBytes {
    fn from(bytes: &[u8]) -> Self {
        Self(Kept::short(bytes).unwrap_or_else(|| Kept::Long(bytes.into())))
    }
}

impl From<Vec<u8>> for CellBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Kept::short(&bytes).unwrap_or_else(|| Kept::Long(bytes.into())))
    }
}

impl Deref for CellBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            Kept::Short { length, bytes } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Kept::Long(bytes) => bytes,
        }
    }
}

impl fmt::Debug for CellBytes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "b\"{}\"", self.escape_ascii())
    }
}

impl PartialEq for CellBytes {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for CellBytes {}

impl PartialOrd for CellBytes {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for CellBytes {
    fn cmp(&self, other: &Self) -> Ordering {
        (**self).cmp(&**other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Cell;

    #[test]
    fn whatever_length_they_have_they_stay() {
        for length in [0, 1, 14, SHORT, SHORT + 1, 255, 256, 257, 300] {
            let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(length).collect();
            assert_eq!(*CellBytes::from(bytes.as_slice()), *bytes);
            assert_eq!(*CellBytes::from(bytes.clone()), *bytes);
        }
    }

    #[test]
    fn they_compare_as_bytes_do() {
        let long = [b'b'; SHORT + 1];
        let [short, other, long] = [&b"b"[..], b"c", &long].map(CellBytes::from);
        assert!(short < long && long < other);
        assert_ne!(short, other);
        assert_eq!(format!("{short:?}"), "b\"b\"");
    }

    #[test]
    fn a_cell_has_no_more_than_they_take() {
        assert_eq!((size_of::<CellBytes>(), size_of::<Cell>()), (24, 24));
    }
}
