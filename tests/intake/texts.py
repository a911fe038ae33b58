"""Old pages of our own, in the shapes that old portals have."""

LONG = (
    "Trong những năm qua, công đoàn cơ sở luôn quan tâm chăm lo đời sống của đoàn viên, nhất là chị em có"
    " hoàn cảnh khó khăn; nhiều phong trào thi đua được phát động, nhiều mái ấm được dựng lên, nhiều con em của đoàn"
    " viên được nhận học bổng để đến trường. Các đơn vị cùng nhau chia sẻ cách làm hay và học hỏi lẫn nhau trong"
    " từng việc nhỏ."
)
_ALSO_LONG = (
    "Phát biểu tại buổi gặp mặt, đồng chí Chủ tịch công đoàn đề nghị các tổ công đoàn tiếp tục lắng nghe ý kiến của"
    " đoàn viên, kịp thời phản ánh với lãnh đạo đơn vị, tổ chức tốt bữa ăn giữa ca, giữ gìn nơi làm việc xanh, sạch,"
    " đẹp và bảo đảm an toàn lao động cho mọi người trong những tháng cuối năm còn nhiều việc phải làm."
)
SPAM = "bahis siteleri kacak bahis casino siteleri deneme bonusu veren siteler bahis giris"

# A title, a day without a year, a caption as a bare paragraph with a full stop.
PLAIN = f"""Công đoàn ngành Giáo dục gặp mặt đoàn viên tiêu biểu

Ngày 30/9, Công đoàn ngành Giáo dục tỉnh tổ chức buổi gặp mặt sáu mươi đoàn viên tiêu biểu đến từ các trường \
học vùng sâu, vùng xa trong toàn tỉnh nhân dịp đầu năm học mới.

{LONG}

Đồng chí Chủ tịch Công đoàn ngành Giáo dục trao hoa cho đoàn viên.

{_ALSO_LONG}
"""

TITLE_WITH_SPAM = "Nữ công toàn tỉnh thi nấu ăn"
# A banner, the day in the second paragraph, a byline, and under it the line that somebody injected.
WITH_SPAM = f"""Site banner

{TITLE_WITH_SPAM}

{LONG}

Để chị em có dịp gặp gỡ, chia sẻ kinh nghiệm gìn giữ bữa cơm gia đình sau giờ làm việc. Ngày 12/4/2019, Ban \
Nữ công đã tổ chức hội thi nấu ăn với mười hai đội đến từ các công đoàn cơ sở trong tỉnh, mỗi đội ba thành viên.

Các đội trình bày món ăn

{_ALSO_LONG}

Tin - ảnh: Ban Nữ công

{SPAM}
"""

# The frame of a site around the text: unit, slogan in capitals, counters, footer; the author at the right.
FRAMED = f"""Sở Khoa học và Công nghệ
ĐOÀN VIÊN CÔNG ĐOÀN ĐOÀN KẾT, SÁNG TẠO, CHUNG TAY XÂY DỰNG QUÊ HƯƠNG GIÀU ĐẸP, VĂN MINH
  • Thống kê truy cập
  • Đang online: 12

    Hôm nay: 345

    Đã truy cập: 1234567

Tọa đàm “Bữa ăn giữa ca của người lao động trong các khu công nghiệp”.

{LONG}

       Chiều ngày 8/11/2021, Công đoàn các khu công nghiệp tổ chức Tọa đàm “Bữa ăn giữa ca của người lao \
động”. Đồng chí Chủ tịch công đoàn chủ trì; cùng dự có đại diện các doanh nghiệp, các nhà cung cấp suất ăn và \
bốn mươi tổ trưởng tổ công đoàn.

Quang cảnh buổi tọa đàm

{_ALSO_LONG}

                                              Thu Hiền - Công đoàn các khu công nghiệp

Trang thông tin điện tử Công đoàn các khu công nghiệp

Giấy phép số 01/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 02/03/2020

Địa chỉ: Số 5, đường Trần Phú

Điện thoại: 0290.000.0000; Fax: 0290.000.0001; Email: congdoan@kcn.example

Website được thiết kế bởi Trung tâm Tin học
"""
