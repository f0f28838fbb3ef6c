//! Words of the slice `places`.
#[cfg(feature = "client")]
use crate::schema;

/// What kind of administrative unit this is. Tiers are data: a district may not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum UnitKind {
    /// Tỉnh, or a city of that rank.
    Province,
    /// Huyện, thị xã or thành phố under a province; abolished on 1 July 2025.
    District,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Thị trấn.
    Township,
    /// Bản, thôn or tổ dân phố.
    Village,
}

impl UnitKind {
    pub const ALL: [Self; 6] =
        [Self::Province, Self::District, Self::Commune, Self::Ward, Self::Township, Self::Village];

    /// As it is stored.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::District => "district",
            Self::Commune => "commune",
            Self::Ward => "ward",
            Self::Township => "township",
            Self::Village => "village",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }

    /// A commune, ward or township: the tier where learning centers stand.
    pub const fn is_communal(self) -> bool {
        matches!(self, Self::Commune | Self::Ward | Self::Township)
    }
}
