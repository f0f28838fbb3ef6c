//! Where this server stands: how browsers reach it, and through whom.
use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    str::FromStr,
};

use poem::http::{HeaderMap, HeaderName, Uri};
use thiserror::Error;

use super::{door::Patience, exports::MOST_ROWS};

const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// What the one who runs the server knows of its surroundings.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder of the bundle; without one the pages are those of the binary, if it holds any.
    pub spa: Option<PathBuf>,
    /// Where browsers find it, if not where it listens.
    pub public_url: Option<PublicUrl>,
    /// Who may say for whom they speak.
    pub trusted_proxies: Vec<IpAddr>,
    /// A browser's session may ask what it likes, not only what our pages ask: for whoever works on them.
    pub free_queries: bool,
    /// How much it takes on at once.
    pub patience: Patience,
    /// How many rows a list has as a file, at most.
    pub most_rows: usize,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            spa: None,
            public_url: None,
            trusted_proxies: Vec::new(),
            free_queries: false,
            patience: Patience::default(),
            most_rows: MOST_ROWS,
        }
    }
}

/// `https://densach.example` or `http://192.168.1.5:8080`: a browser's `Origin` reads the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write the address that stands in the browser, without a path: https://densach.example")]
pub struct InvalidPublicUrl;

impl FromStr for PublicUrl {
    type Err = InvalidPublicUrl;

    fn from_str(raw: &str) -> Result<Self, InvalidPublicUrl> {
        let uri: Uri = raw.parse().map_err(|_| InvalidPublicUrl)?;
        let host = uri.authority().filter(|host| !host.as_str().contains('@')).ok_or(InvalidPublicUrl)?;
        match uri.scheme_str() {
            Some(scheme @ ("http" | "https")) if uri.path() == "/" && uri.query().is_none() => {
                Ok(Self(format!("{scheme}://{}", host.as_str().to_lowercase())))
            }
            _ => Err(InvalidPublicUrl),
        }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Site {
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.0.starts_with("https:"))
    }

    /// Whether pages of this origin are ours.
    pub fn is_own(&self, origin: &str, host: &str) -> bool {
        origin.split("://").nth(1) == Some(host)
            || self.public_url.as_ref().is_some_and(|url| url.0 == origin)
    }

    /// Who calls: the peer, unless it is a proxy we trust. Each proxy writes the address it was called from at the
    /// right end, so what stands left of the first one we do not trust is that caller's own claim.
    pub fn address(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut caller = peer.to_canonical();
        let forwarded = headers.get_all(FORWARDED).into_iter().rev();
        let hops = forwarded.flat_map(|header| header.to_str().unwrap_or("?").rsplit(',').map(str::trim));
        for hop in hops {
            if !self.trusted_proxies.contains(&caller) {
                break;
            }
            match hop.parse().or_else(|_| hop.parse::<SocketAddr>().map(|address| address.ip())) {
                Ok(address) => caller = address.to_canonical(),
                Err(_) => break,
            }
        }
        caller
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_an_origin() {
        for (raw, expected) in [
            ("https://densach.example", Ok("https://densach.example")),
            ("HTTPS://Densach.Example/", Ok("https://densach.example")),
            ("http://[::1]:8080", Ok("http://[::1]:8080")),
            ("densach.example", Err(InvalidPublicUrl)),
            ("ftp://densach.example", Err(InvalidPublicUrl)),
            ("https://densach.example/app", Err(InvalidPublicUrl)),
            ("https://a:b@densach.example", Err(InvalidPublicUrl)),
            ("", Err(InvalidPublicUrl)),
        ] {
            assert_eq!(raw.parse::<PublicUrl>().map(|url| url.0), expected.map(str::to_owned), "{raw}");
        }
    }

    #[test]
    fn a_caller_is_whom_the_last_trusted_proxy_met() {
        let address = |raw: &str| raw.parse::<IpAddr>().unwrap();
        let site =
            Site { trusted_proxies: vec![address("10.0.0.1"), address("10.0.0.2")], ..Site::default() };
        for (peer, forwarded, expected) in [
            ("10.0.0.1", vec!["1.1.1.1, 2.2.2.2"], "2.2.2.2"),
            ("10.0.0.1", vec!["1.1.1.1, 2.2.2.2, 10.0.0.2"], "2.2.2.2"),
            ("10.0.0.1", vec!["1.1.1.1", "2.2.2.2"], "2.2.2.2"),
            ("::ffff:10.0.0.1", vec!["1.1.1.1, ::ffff:2.2.2.2"], "2.2.2.2"),
            ("10.0.0.1", vec!["2.2.2.2:4711"], "2.2.2.2"),
            ("10.0.0.1", vec!["[2001:db8::1]:4711"], "2001:db8::1"),
            ("10.0.0.1", vec!["10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", vec![], "10.0.0.1"),
            ("10.0.0.1", vec!["1.1.1.1, unknown"], "10.0.0.1"),
            // Who is not a proxy of ours may claim what it likes.
            ("3.3.3.3", vec!["1.1.1.1"], "3.3.3.3"),
        ] {
            let headers = forwarded.iter().map(|header| (FORWARDED, header.parse().unwrap())).collect();
            assert_eq!(site.address(address(peer), &headers), address(expected), "{peer} {forwarded:?}");
        }
    }
}
