//! What the office made of the clauses of its dispatch, and how people answer; invented, like the people.
use chrono::{NaiveDate, TimeDelta};
use shared::OrganizationKind::{
    self as Kind, BorderGuard, FarmersUnion, LearningCenter, School, WomensUnion,
};

/// The last day of a task.
#[derive(Clone, Copy)]
pub enum Due {
    On(&'static str),
    /// Days after the day at which the story stands; before it, if negative.
    In(i64),
}

impl Due {
    pub fn day(self, today: NaiveDate) -> NaiveDate {
        match self {
            Self::On(day) => day.parse().unwrap_or(today),
            Self::In(days) => today + TimeDelta::days(days),
        }
    }
}

/// A task as the story tells it.
pub struct Told {
    /// The place of its clause in the dispatch, from 1.
    pub clause: usize,
    pub title: &'static str,
    pub kinds: &'static [Kind],
    /// Only those that stand in a commune.
    pub of_communes: bool,
    pub due: Due,
    pub expected: &'static str,
    /// Name, unit, and the most that anybody counts.
    pub measures: &'static [(&'static str, &'static str, u64)],
    pub answers: &'static [&'static str],
    pub proof: &'static str,
}

pub const TASKS: [Told; 15] = [
    Told {
        clause: 4,
        title: "Xây dựng kế hoạch thực hiện Kết luận số 49-KL/TW",
        kinds: &[Kind::PeoplesCommittee],
        of_communes: true,
        due: Due::On("2019-11-30"),
        expected: "Kế hoạch đã ban hành của xã",
        measures: &[],
        answers: &["Đã ban hành kế hoạch và triển khai đến các bản.", "Kế hoạch đã được Đảng ủy thông qua."],
        proof: "Kế hoạch lưu tại văn phòng Ủy ban nhân dân xã.",
    },
    Told {
        clause: 6,
        title: "Tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2019",
        kinds: &[LearningCenter, School],
        of_communes: true,
        due: Due::On("2019-10-15"),
        expected: "Ảnh, tin bài, danh sách hoạt động",
        measures: &[
            ("Số hoạt động đã tổ chức", "hoạt động", 5),
            ("Số lượt người tham gia", "lượt người", 380),
        ],
        answers: &[
            "Tổ chức lễ phát động, kể chuyện sách và ngày hội đọc tại trung tâm xã.",
            "Lồng ghép vào sinh hoạt bản và chào cờ đầu tuần.",
        ],
        proof: "Ảnh lễ phát động treo tại bảng tin của trung tâm.",
    },
    Told {
        clause: 6,
        title: "Tổ chức Ngày sách Việt Nam 21/4",
        kinds: &[School],
        of_communes: true,
        due: Due::On("2020-04-30"),
        expected: "Ảnh, số sách quyên góp",
        measures: &[("Số sách quyên góp được", "cuốn", 160)],
        answers: &["Đã phát động quyên góp sách, trưng bày tại thư viện trường."],
        proof: "Danh sách lớp quyên góp sách.",
    },
    Told {
        clause: 7,
        title: "Kiện toàn Ban Chỉ đạo xây dựng xã hội học tập cấp xã",
        kinds: &[Kind::PeoplesCommittee],
        of_communes: true,
        due: Due::On("2019-12-15"),
        expected: "Quyết định kiện toàn Ban Chỉ đạo",
        measures: &[("Số thành viên Ban Chỉ đạo", "người", 15)],
        answers: &["Đã kiện toàn Ban Chỉ đạo, phân công thành viên phụ trách bản."],
        proof: "Quyết định kiện toàn lưu tại xã.",
    },
    Told {
        clause: 8,
        title: "Đánh giá, công nhận các mô hình học tập năm 2019",
        kinds: &[Kind::StudyEncouragement],
        of_communes: true,
        due: Due::On("2020-01-15"),
        expected: "Danh sách được công nhận",
        measures: &[
            ("Số gia đình học tập được công nhận", "gia đình", 240),
            ("Số dòng họ học tập được công nhận", "dòng họ", 12),
        ],
        answers: &["Bình xét công khai tại bản, xã ra quyết định công nhận."],
        proof: "Biên bản bình xét của các bản.",
    },
    Told {
        clause: 11,
        title: "Tổ chức hoạt động khuyến học, khuyến tài năm học 2019-2020",
        kinds: &[Kind::StudyEncouragement],
        of_communes: false,
        due: Due::On("2020-05-25"),
        expected: "Báo cáo hoạt động và số tiền huy động",
        measures: &[("Số tiền huy động", "triệu đồng", 45)],
        answers: &["Trao quà cho học sinh vượt khó dịp Tết Nguyên đán."],
        proof: "Danh sách học sinh nhận quà.",
    },
    Told {
        clause: 13,
        title: "Điều tra, thống kê người mù chữ và tái mù chữ",
        kinds: &[LearningCenter],
        of_communes: false,
        due: Due::On("2019-10-31"),
        expected: "Biểu thống kê theo bản",
        measures: &[("Số người mù chữ", "người", 140), ("Số người tái mù chữ", "người", 45)],
        answers: &[
            "Đã điều tra tất cả các bản, cập nhật lên hệ thống phổ cập.",
            "Giáo viên cắm bản cùng trưởng bản rà soát từng hộ.",
        ],
        proof: "Biểu thống kê có xác nhận của trưởng bản.",
    },
    Told {
        clause: 13,
        title: "Mở lớp xóa mù chữ",
        kinds: &[LearningCenter],
        of_communes: false,
        due: Due::On("2020-03-31"),
        expected: "Quyết định mở lớp, danh sách học viên",
        measures: &[("Số lớp xóa mù chữ đã mở", "lớp", 3), ("Số học viên", "người", 75)],
        answers: &[
            "Lớp học buổi tối, học viên chủ yếu là phụ nữ.",
            "Phối hợp với đồn biên phòng mở lớp tại bản giáp biên.",
        ],
        proof: "Danh sách học viên và sổ theo dõi lớp.",
    },
    Told {
        clause: 14,
        title: "Vận động học viên và phối hợp mở lớp xóa mù chữ",
        kinds: &[WomensUnion, FarmersUnion, BorderGuard],
        of_communes: false,
        due: Due::On("2020-04-10"),
        expected: "Số hội viên được vận động, lớp đã phối hợp",
        measures: &[("Số học viên vận động ra lớp", "người", 60), ("Số lớp phối hợp mở", "lớp", 4)],
        answers: &["Vận động hội viên chưa biết chữ ra lớp tại các bản vùng cao."],
        proof: "Danh sách hội viên theo bản.",
    },
    Told {
        clause: 15,
        title: "Cử cán bộ, giáo viên bồi dưỡng ngoại ngữ, tin học",
        kinds: &[School],
        of_communes: true,
        due: Due::On("2020-05-15"),
        expected: "Danh sách người tham gia bồi dưỡng",
        measures: &[("Số người tham gia bồi dưỡng", "người", 14)],
        answers: &["Giáo viên tham gia lớp bồi dưỡng trực tuyến."],
        proof: "Danh sách giáo viên đăng ký.",
    },
    Told {
        clause: 17,
        title: "Kiện toàn Ban Giám đốc, xây dựng kế hoạch hoạt động của trung tâm",
        kinds: &[LearningCenter],
        of_communes: false,
        due: Due::On("2019-10-31"),
        expected: "Quyết định kiện toàn, kế hoạch năm",
        measures: &[],
        answers: &[
            "Ban Giám đốc đủ 3 người, kế hoạch đã được xã phê duyệt.",
            "Đã trình huyện quyết định phó giám đốc mới thay người chuyển công tác.",
        ],
        proof: "Quyết định và kế hoạch lưu tại trung tâm.",
    },
    Told {
        clause: 19,
        title: "Khảo sát nhu cầu học tập và mở lớp chuyên đề",
        kinds: &[LearningCenter],
        of_communes: false,
        due: Due::On("2020-04-10"),
        expected: "Phiếu khảo sát, danh sách lớp",
        measures: &[("Số lớp chuyên đề", "lớp", 9), ("Số lượt người học", "lượt người", 420)],
        answers: &[
            "Mở lớp chăn nuôi dê, trồng cây ăn quả trên đất dốc.",
            "Mở lớp sơ cứu, phòng chống tảo hôn theo nhu cầu người dân.",
        ],
        proof: "Sổ theo dõi lớp chuyên đề.",
    },
    Told {
        clause: 21,
        title: "Sơ kết học kỳ I hoạt động của trung tâm",
        kinds: &[LearningCenter],
        of_communes: false,
        due: Due::On("2020-01-20"),
        expected: "Báo cáo sơ kết",
        measures: &[],
        answers: &[
            "Đã sơ kết cùng Ủy ban nhân dân xã và các bản.",
            "Sơ kết lồng ghép với hội nghị của xã; kiến nghị thêm sách cho tủ sách cộng đồng.",
        ],
        proof: "Báo cáo sơ kết đã gửi Phòng.",
    },
    Told {
        clause: 22,
        title: "Gửi tin, bài về phong trào học tập cho Phòng",
        kinds: &[School, Kind::YouthUnion],
        of_communes: false,
        due: Due::On("2020-05-20"),
        expected: "Tin, bài đã gửi",
        measures: &[("Số tin, bài đã gửi", "tin, bài", 6)],
        answers: &["Đã gửi bài về lớp xóa mù chữ và phong trào đọc sách."],
        proof: "Thư điện tử gửi bài.",
    },
    Told {
        clause: 15,
        title: "Phối hợp tổng hợp việc bồi dưỡng ngoại ngữ, tin học của cán bộ, công chức",
        kinds: &[Kind::HomeAffairs],
        of_communes: false,
        due: Due::On("2020-05-20"),
        expected: "Số cán bộ, công chức đã học theo từng lớp",
        measures: &[("Số cán bộ, công chức tham gia bồi dưỡng", "người", 40)],
        answers: &["Tổng hợp theo các quyết định cử đi học."],
        proof: "Danh sách cử cán bộ, công chức đi học.",
    },
];
