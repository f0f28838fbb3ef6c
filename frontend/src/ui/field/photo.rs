//! A photo is made small before it travels: the network of a village carries 300 kB, not 6 MB. What the camera
//! wrote beside the picture, the place above all, stays behind.
use js_sys::{Function, Promise, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

const MOST_PIXELS: f64 = 1600.0;
const MOST_BYTES: f64 = 300_000.0;
/// From the best that may fit down to what still can be recognised.
const QUALITIES: [f64; 5] = [0.85, 0.75, 0.6, 0.45, 0.3];

/// The photo as a small JPEG; the file itself if it is small already or cannot be drawn.
pub async fn shrink(file: &Blob) -> Blob {
    if file.type_() == "image/jpeg" && file.size() <= MOST_BYTES / 4.0 {
        return file.clone();
    }
    drawn_small(file).await.unwrap_or_else(|_| file.clone())
}

async fn drawn_small(file: &Blob) -> Result<Blob, JsValue> {
    let picture = leptos::prelude::window().create_image_bitmap_with_blob(file)?;
    let picture: ImageBitmap = JsFuture::from(picture).await?.unchecked_into();
    let (wide, high) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = (MOST_PIXELS / wide.max(high)).min(1.0);
    let (wide, high) = ((wide * scale).round(), (high * scale).round());

    let canvas: HtmlCanvasElement = leptos::prelude::document().create_element("canvas")?.unchecked_into();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1600")]
    {
        canvas.set_width(wide as u32);
        canvas.set_height(high as u32);
    }
    let pen: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    // JPEG has no holes: what was transparent becomes paper, not ink.
    pen.set_fill_style_str("#FFFFFF");
    pen.fill_rect(0.0, 0.0, wide, high);
    pen.draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, wide, high)?;
    picture.close();

    let mut smallest = None;
    for quality in QUALITIES {
        let made = JsFuture::from(jpeg(&canvas, quality)).await?;
        let Ok(made) = made.dyn_into::<Blob>() else { break };
        let fits = made.size() <= MOST_BYTES;
        smallest = Some(made);
        if fits {
            break;
        }
    }
    smallest.ok_or(JsValue::NULL)
}

fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Promise {
    Promise::new(&mut |done: Function, failed: Function| {
        let answer = Closure::once_into_js(move |blob: JsValue| done.call1(&JsValue::NULL, &blob));
        let asked = canvas.to_blob_with_type_and_encoder_options(
            answer.unchecked_ref(),
            "image/jpeg",
            &JsValue::from_f64(quality),
        );
        if let Err(cause) = asked {
            let _ = failed.call1(&JsValue::NULL, &cause);
        }
    })
}
