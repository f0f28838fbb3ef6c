//! Who may do what, and how far. The form hides what the server would refuse, by the same table.
use crate::OrganizationKind;

#[cfg(feature = "client")]
use crate::schema;

/// What a person is in an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum Role {
    /// Keeps accounts and settings of the education office.
    Admin,
    /// Turns dispatches into tasks, checks evidence, writes the report.
    Officer,
    /// Head or deputy head of the education office: approves, signs, sees all.
    Leader,
    /// Numbers documents and prints decisions.
    Clerk,
    /// Sits in a council that reviews commendations.
    CouncilMember,
    /// Director or staff of a community learning center.
    Director,
    /// Head or clerk of a school.
    School,
    /// Works for a commune's people's committee.
    Commune,
    /// Works for a partner: Women's Union, Farmers' Union, Border Guards, Study-Encouragement Association and others.
    Partner,
    /// The office that appraises what is above the education office's authority; meanwhile it answers its own tasks.
    HomeAffairs,
    /// The office of the chairman who decides what is above the education office's authority; meanwhile it answers
    /// its committee's tasks.
    Chairman,
    /// Surveys literacy in villages.
    Surveyor,
    /// Reads approved figures for the province.
    Province,
}

impl Role {
    pub const ALL: [Self; 13] = [
        Self::Admin,
        Self::Officer,
        Self::Leader,
        Self::Clerk,
        Self::CouncilMember,
        Self::Director,
        Self::School,
        Self::Commune,
        Self::Partner,
        Self::HomeAffairs,
        Self::Chairman,
        Self::Surveyor,
        Self::Province,
    ];

    /// As it is stored and written in `authz.csv`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Officer => "officer",
            Self::Leader => "leader",
            Self::Clerk => "clerk",
            Self::CouncilMember => "council_member",
            Self::Director => "director",
            Self::School => "school",
            Self::Commune => "commune",
            Self::Partner => "partner",
            Self::HomeAffairs => "home_affairs",
            Self::Chairman => "chairman",
            Self::Surveyor => "surveyor",
            Self::Province => "province",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.tag() == tag)
    }
}

/// What a root field may require.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "server", derive(async_graphql::Enum))]
#[cfg_attr(feature = "client", derive(cynic::Enum))]
pub enum Capability {
    /// Read the registry of organizations and the tree of units.
    ReadOrganizations,
    /// Read telephone numbers and mail addresses.
    ReadContacts,
    /// Enter and change organizations, and enter villages.
    ManageOrganizations,
    /// Read accounts and their memberships.
    ReadAccounts,
    /// Open, change and disable accounts.
    ManageAccounts,
    /// Read the audit trail.
    ReadAudit,
    /// Read published directives, their clauses and what they cite.
    ReadDirectives,
    /// Import, repair and publish directives; set tasks; keep the registers of documents and schemes.
    ManageDirectives,
    /// Read assignments and their evidence.
    ReadAssignments,
    /// Answer assignments with evidence.
    AnswerAssignments,
    /// Accept or return what was answered; remind.
    ReviewAssignments,
    /// Read the matrix and the report.
    ReadReports,
    /// Edit the report.
    WriteReports,
    /// Share ways to look at a list with a role or with the whole office.
    ShareViews,
    /// See what the server does by itself, try it again or give it up.
    ManageJobs,
}

impl Capability {
    pub const ALL: [Self; 15] = [
        Self::ReadOrganizations,
        Self::ReadContacts,
        Self::ManageOrganizations,
        Self::ReadAccounts,
        Self::ManageAccounts,
        Self::ReadAudit,
        Self::ReadDirectives,
        Self::ManageDirectives,
        Self::ReadAssignments,
        Self::AnswerAssignments,
        Self::ReviewAssignments,
        Self::ReadReports,
        Self::WriteReports,
        Self::ShareViews,
        Self::ManageJobs,
    ];
}

/// How far a capability goes for a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The rows of the person's own organization.
    Own,
    /// The rows of every organization of the office, within the units of the membership.
    Office,
}

impl Role {
    /// The whole table. A new role or capability does not compile until it is answered here.
    pub const fn extent(self, capability: Capability) -> Option<Extent> {
        use Capability as C;
        let everywhere = Some(Extent::Office);
        match self {
            Self::Admin => match capability {
                C::AnswerAssignments | C::ReviewAssignments | C::WriteReports | C::ManageDirectives => None,
                _ => everywhere,
            },
            Self::Officer => match capability {
                C::AnswerAssignments | C::ManageAccounts | C::ManageJobs | C::ShareViews => None,
                _ => everywhere,
            },
            Self::Leader => match capability {
                C::AnswerAssignments
                | C::ManageAccounts
                | C::ManageJobs
                | C::ManageOrganizations
                | C::ManageDirectives => None,
                _ => everywhere,
            },
            Self::Clerk => match capability {
                C::ReadOrganizations
                | C::ReadContacts
                | C::ReadDirectives
                | C::ReadAssignments
                | C::ReadReports => everywhere,
                _ => None,
            },
            // Whoever works for a body that tasks may be given to.
            Self::Director
            | Self::School
            | Self::Commune
            | Self::Partner
            | Self::HomeAffairs
            | Self::Chairman => match capability {
                C::ReadOrganizations | C::ReadDirectives => everywhere,
                C::ReadContacts | C::ReadAssignments | C::AnswerAssignments => Some(Extent::Own),
                _ => None,
            },
            Self::CouncilMember | Self::Surveyor => match capability {
                C::ReadOrganizations | C::ReadDirectives => everywhere,
                _ => None,
            },
            Self::Province => match capability {
                C::ReadOrganizations | C::ReadDirectives | C::ReadReports => everywhere,
                _ => None,
            },
        }
    }

    /// Whether somebody may be this in an organization of this kind.
    pub const fn fits(self, kind: OrganizationKind) -> bool {
        use OrganizationKind as K;
        match self {
            Self::Admin | Self::Officer | Self::Leader | Self::Clerk | Self::Surveyor => {
                matches!(kind, K::EducationOffice)
            }
            Self::CouncilMember => true,
            Self::Director => matches!(kind, K::LearningCenter),
            Self::School => matches!(kind, K::School),
            Self::Commune | Self::Chairman => matches!(kind, K::PeoplesCommittee),
            Self::Partner => !matches!(kind, K::EducationOffice | K::LearningCenter | K::School),
            Self::HomeAffairs => matches!(kind, K::HomeAffairs),
            Self::Province => matches!(kind, K::EducationOffice | K::PeoplesCommittee),
        }
    }

    pub const fn can(self, capability: Capability) -> bool {
        self.extent(capability).is_some()
    }
}

#[cfg(test)]
mod tests;
