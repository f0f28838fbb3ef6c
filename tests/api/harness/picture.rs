//! Pictures as people and attackers send them.
use std::io::{Cursor, Write};

use flate2::{Compression, Crc, write::ZlibEncoder};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// What the camera wrote beside the picture.
pub const PLACE: &[u8] = b"Ban Na Vac 20.93N 103.59E";

/// Red on the left, blue on the right.
pub fn two_halves(wide: u32, high: u32) -> DynamicImage {
    let half = |x, _| if x < wide / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    RgbImage::from_fn(wide, high, half).into()
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// As a telephone that was held upright writes it: the picture lies, and says how to turn it and where it was taken.
pub fn lying_jpeg(wide: u32, high: u32) -> Vec<u8> {
    let jpeg = encoded(&two_halves(wide, high), ImageFormat::Jpeg);
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let place = u32::try_from(PLACE.len()).unwrap();
    // After the head of 8 bytes, the number of entries, three of them, and the end.
    let text_at = 8 + 2 + 2 * 12 + 4;
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([entry(0x010e, 2, place, text_at), entry(0x0112, 3, 1, 6)].concat());
    exif.extend(0u32.to_le_bytes());
    exif.extend(PLACE);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xFF\xE1", &length, &exif, &jpeg[2..]].concat()
}

/// A PNG of some hundred kilobytes that says it is so large, black all over.
pub fn bomb(wide: u32, high: u32) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let row = vec![0; usize::try_from(wide.div_ceil(8)).unwrap() + 1];
    for _ in 0..high {
        packed.write_all(&row).unwrap();
    }
    let head = [&wide.to_be_bytes()[..], &high.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
    let parts = [chunk(*b"IHDR", &head), chunk(*b"IDAT", &packed.finish().unwrap()), chunk(*b"IEND", &[])];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat()
}

fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(&kind);
    sum.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], &kind, content, &sum.sum().to_be_bytes()].concat()
}
