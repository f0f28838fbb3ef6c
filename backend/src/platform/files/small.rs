//! The small picture of a picture, made when somebody first asks for it. It is drawn anew, so that nothing of what the
//! camera wrote beside the picture, the place above all, is in it.
use std::io::Cursor;

use image::{
    DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage,
    codecs::jpeg::JpegEncoder, metadata::Orientation,
};
use tokio::sync::Semaphore;

use super::{entity::stored_file::Model, file_store::small_key, store, take::NotTaken};
use crate::clock::Means;

/// The longer edge, in pixels.
const EDGE: u32 = 320;
const QUALITY: u8 = 80;

/// A telephone takes pictures of 12 million, and our pages make them smaller before they travel.
const MOST_PIXELS: u64 = 25_000_000;
const MOST_MEMORY: u64 = 160 * 1024 * 1024;
const MOST_SMALL_BYTES: u64 = 1024 * 1024;

/// A picture is in memory with all its pixels.
static DRAWN_AT_ONCE: Semaphore = Semaphore::const_new(1);

/// A JPEG; none for what is no picture, cannot be drawn or would need more memory than is given for it.
pub async fn small(means: &Means, file: &Model) -> Result<Option<Vec<u8>>, NotTaken> {
    let Some(format) = format_of(&file.media_type) else { return Ok(None) };
    let key = small_key(file.office_id, &file.held_as);
    if file.has_small == Some(false) {
        return Ok(None);
    }
    let made = if file.has_small.is_some() { means.files.read(&key, MOST_SMALL_BYTES).await? } else { None };
    if made.is_some() {
        return Ok(made);
    }
    let _turn = DRAWN_AT_ONCE.acquire().await;
    let Some(bytes) = store::bytes(means, file).await? else { return Ok(None) };
    // One that panics is one that cannot be drawn.
    let drawn = tokio::task::spawn_blocking(move || draw(&bytes, format)).await.ok().flatten();
    if let Some(drawn) = &drawn {
        let mut incoming = means.files.begin(means.new_id()).await?;
        incoming.write(drawn).await?;
        incoming.close().await?;
        means.files.put(&key, &incoming.path).await?;
    }
    // The file may have gone while its picture was drawn.
    if !store::note_small(&means.db, file, drawn.is_some()).await? {
        means.files.remove(&key).await?;
    }
    Ok(drawn)
}

fn format_of(media_type: &str) -> Option<ImageFormat> {
    match media_type {
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/png" => Some(ImageFormat::Png),
        "image/webp" => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn draw(bytes: &[u8], format: ImageFormat) -> Option<Vec<u8>> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    // What the file says of itself, before a pixel is unpacked.
    let (wide, high) = decoder.dimensions();
    if u64::from(wide) * u64::from(high) > MOST_PIXELS {
        return None;
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder).ok()?;
    let mut picture = if wide.max(high) > EDGE { whole.thumbnail(EDGE, EDGE) } else { whole };
    picture.apply_orientation(orientation);
    let mut small = Vec::new();
    JpegEncoder::new_with_quality(&mut small, QUALITY).encode_image(&on_paper(&picture)).ok()?;
    Some(small)
}

/// JPEG has no holes: what was transparent becomes paper, not ink.
fn on_paper(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let over = |ink: u8, alpha: u8| {
        let (ink, alpha) = (u32::from(ink), u32::from(alpha));
        u8::try_from((ink * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let (wide, high) = picture.dimensions();
    let picture = picture.to_rgba8();
    RgbImage::from_fn(wide, high, |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        Rgb([red, green, blue].map(|ink| over(ink, alpha)))
    })
}
