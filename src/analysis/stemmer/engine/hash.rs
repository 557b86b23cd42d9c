//! A fast hash of short words, the same at build time and at run time.

const K1: u64 = 0x9e37_79b9_7f4a_7c15;
const K2: u64 = 0xd6e8_feb8_6659_fd93;

fn read8(bytes: &[u8]) -> u64 {
    bytes.first_chunk::<8>().map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

fn read4(bytes: &[u8]) -> u64 {
    bytes.first_chunk::<4>().map_or(0, |chunk| u64::from(u32::from_le_bytes(*chunk)))
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

/// Two overlapping reads and one wide multiplication cover words of up to 16
/// bytes; longer ones take one more step for each eight bytes in the middle.
/// The construction is that of wyhash (Wang Yi, 2019).
#[inline]
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    let (a, b) = if length >= 8 {
        (read8(bytes), read8(&bytes[length - 8..]))
    } else if length >= 4 {
        (read4(bytes), read4(&bytes[length - 4..]))
    } else if length > 0 {
        let ends = u64::from(bytes[0]) | u64::from(bytes[length - 1]) << 16;
        (ends | u64::from(bytes[length / 2]) << 8, 0)
    } else {
        (0, 0)
    };
    let mut seed = (length as u64) << 56;
    if length > 16 {
        for chunk in bytes[8..length - 8].chunks(8) {
            let mut padded = [0u8; 8];
            padded[..chunk.len()].copy_from_slice(chunk);
            seed = fold(seed ^ u64::from_le_bytes(padded) ^ K2, K1);
        }
    }
    fold(a ^ K1 ^ seed, b ^ K2)
}
