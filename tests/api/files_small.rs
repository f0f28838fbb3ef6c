//! The small picture of a picture.
use std::path::Path;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage, load_from_memory};
use poem::Response;
use shared::Role;

use crate::{
    files::{TEXT, files_in, people},
    files_out::{header, sent},
    harness::{
        Browser, TestApp,
        picture::{PLACE, bomb, encoded, lying_jpeg, two_halves},
    },
};

on_both_databases! {
    a_small_picture_stands_upright_and_says_nothing_of_the_place,
    it_is_drawn_once_and_had_by_who_has_the_picture,
    what_cannot_be_drawn_has_none,
}

impl Browser {
    async fn get_small(&self, sha256: &str, headers: &[(&str, &str)]) -> Response {
        self.get(&format!("/files/{sha256}/small"), headers).await
    }
}

async fn drawn(mut response: Response) -> (Vec<u8>, DynamicImage) {
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(header(&response, "content-type"), "image/jpeg");
    assert_eq!(header(&response, "content-disposition"), "inline");
    assert_eq!(header(&response, "content-security-policy"), "default-src 'none'; sandbox");
    let bytes = response.take_body().into_vec().await.unwrap();
    let picture = load_from_memory(&bytes).unwrap();
    (bytes, picture)
}

/// As it lies in the store.
fn is_small(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|end| end == "small")
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// Which of red, green and blue there is most of at that place, or none if there is about as much of each.
fn color(picture: &DynamicImage, x: u32, y: u32) -> &'static str {
    match picture.to_rgb8().get_pixel(x, y).0 {
        [200..=255, 0..=80, 0..=80] => "red",
        [0..=80, 0..=80, 200..=255] => "blue",
        [250..=255, 250..=255, 250..=255] => "white",
        _ => "another",
    }
}

async fn a_small_picture_stands_upright_and_says_nothing_of_the_place(app: TestApp) {
    let [_, director, _] = people(&app).await;
    let photo = lying_jpeg(1600, 800);
    assert!(holds(&photo, PLACE));
    let sha256 = sent(&director, "anh.jpg", &photo).await;
    let (bytes, small) = drawn(director.get_small(&sha256, &[]).await).await;
    assert_eq!((small.width(), small.height()), (160, 320));
    assert_eq!((color(&small, 80, 20), color(&small, 80, 300)), ("red", "blue"));
    for hidden in [PLACE, b"Exif", b"ICC_PROFILE", b"http://ns.adobe.com"] {
        assert!(!holds(&bytes, hidden), "{}", String::from_utf8_lossy(hidden));
    }
    // The picture itself is what was sent.
    let mut whole = director.get_file(&sha256, &[]).await;
    assert_eq!(whole.take_body().into_vec().await.unwrap(), photo);

    for (picture, format, size) in [
        (two_halves(640, 480), ImageFormat::Png, (320, 240)),
        (two_halves(200, 1000), ImageFormat::WebP, (64, 320)),
        (two_halves(40, 30), ImageFormat::Png, (40, 30)),
        (two_halves(1, 1), ImageFormat::Jpeg, (1, 1)),
        (two_halves(5000, 2), ImageFormat::Png, (320, 1)),
    ] {
        let sha256 = sent(&director, "anh", &encoded(&picture, format)).await;
        let (_, small) = drawn(director.get_small(&sha256, &[]).await).await;
        assert_eq!((small.width(), small.height()), size, "{format:?}");
    }
    let glass = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0])).into();
    let sha256 = sent(&director, "anh", &encoded(&glass, ImageFormat::Png)).await;
    assert_eq!(color(&drawn(director.get_small(&sha256, &[]).await).await.1, 4, 4), "white");
}

async fn it_is_drawn_once_and_had_by_who_has_the_picture(app: TestApp) {
    let [officer, director, stranger] = people(&app).await;
    let center = app.organization("Tông Lạnh").await;
    app.account("neighbour", Role::Director, &center, &app.world.district).await;
    let neighbour = app.signed_in("neighbour").await;
    let sha256 = sent(&director, "anh.jpg", &lying_jpeg(640, 480)).await;
    let (first, second) = tokio::join!(director.get_small(&sha256, &[]), officer.get_small(&sha256, &[]));
    let (first, second) = (drawn(first).await.0, drawn(second).await.0);
    assert_eq!(first, second);
    let files = files_in(&app.folder);
    assert_eq!(files.len(), 2, "{files:?}");
    assert_eq!(files.iter().filter(|file| is_small(file)).count(), 1, "{files:?}");

    // Nothing of the picture is read any more.
    let picture = files.iter().find(|file| !is_small(file)).unwrap();
    std::fs::remove_file(picture).unwrap();
    let third = director.get_small(&sha256, &[]).await;
    let tag = header(&third, "etag").to_owned();
    assert_eq!(drawn(third).await.0, first);
    assert_eq!(director.get_small(&sha256, &[("If-None-Match", &tag)]).await.status().as_u16(), 304);
    for browser in [&neighbour, &stranger, &app.browser()] {
        assert_eq!(browser.get_small(&sha256, &[]).await.status().as_u16(), 404);
    }
}

async fn what_cannot_be_drawn_has_none(app: TestApp) {
    let [_, director, _] = people(&app).await;
    let whole = encoded(&two_halves(64, 64), ImageFormat::Png);
    let half = whole[..whole.len() / 2].to_vec();
    for (what, bytes) in [
        ("a text", TEXT.to_vec()),
        ("a head without a picture", b"\xFF\xD8\xFF\xE0 jfif".to_vec()),
        ("half a picture", half),
        ("a PNG that unpacks to 900 million pixels", bomb(30_000, 30_000)),
        ("one that is wide alone", bomb(1 << 26, 1)),
        ("one pixel row too many", bomb(5_000, 5_001)),
    ] {
        let sha256 = sent(&director, "anh", &bytes).await;
        for _ in 0..2 {
            assert_eq!(director.get_small(&sha256, &[]).await.status().as_u16(), 404, "{what}");
        }
        assert_eq!(director.get_file(&sha256, &[]).await.status().as_u16(), 200, "{what}");
    }
    assert!(!files_in(&app.folder).iter().any(|file| is_small(file)));
    let as_large_as_may_be = sent(&director, "anh", &bomb(5_000, 5_000)).await;
    drawn(director.get_small(&as_large_as_may_be, &[]).await).await;
    assert_eq!(director.get_small("..%2f..%2fx", &[]).await.status().as_u16(), 404);
}
