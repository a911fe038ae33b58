"""Run beside the server (Install.run): puts there what the demo lacks for the audit."""

import datetime

from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from demo.bodies import Library
from news.models import NewsIndexPage
from seminars.models import SeminarPage
from sites.models import Federation
from tests import builders

from .pages import SITE

HOSTNAME = f"{SITE}.localhost"
SCENES = ("song-nuoc-1", "nha-may-2", "hoi-truong-1", "trao-qua-3", "trong-cay-2", "cong-truong-1")
WORDS = (
    "Từ sáng sớm, các tổ công đoàn đã có mặt ở bến tàu để đón đoàn viên từ các cù lao về dự ngày hội. "
    "Mỗi tổ mang theo một sáng kiến của mình: có cái là dụng cụ, có cái chỉ là một cách sắp xếp lại ca kíp. "
)


def make():
    """Make an article with six pictures; return the addresses of the pages that are measured, by kind."""
    home = Site.objects.get(hostname=HOSTNAME).root_page
    federation = Federation.objects.select_related("collection").get(site__hostname=HOSTNAME)
    library = Library(federation.collection, User.objects.filter(is_superuser=True).first())
    figures = [
        {
            "image": library.add(scene, f"Ảnh ngày hội {number}", f"Tranh vẽ ngày hội sáng kiến, cảnh {number}.").pk,
            "caption": f"Ngày hội sáng kiến, cảnh {number}.",
            "credit": "Ảnh - Hoài Thu",
        }
        for number, scene in enumerate(SCENES, 1)
    ]
    cover, first, second, third, *gallery = figures
    article = builders.news(
        NewsIndexPage.objects.child_of(home).get(),
        "Ngày hội sáng kiến của đoàn viên ba dải cù lao",
        lead="Sáu mươi sáng kiến được trình bày trong một ngày, phần lớn do chính công nhân nghĩ ra.",
        date_shown=timezone.now(),
        cover_id=cover["image"],
        cover_caption=cover["caption"],
        body=builders.body(
            builders.paragraph(f"<p>{WORDS * 2}</p>"),
            {"type": "image", "value": first},
            {"type": "heading", "value": {"text": "Sáng kiến từ phân xưởng", "level": "h2"}},
            builders.paragraph(f"<p>{WORDS}</p><ul><li>Dụng cụ</li><li>Cách làm</li></ul><p>{WORDS}</p>"),
            {"type": "image", "value": second},
            {"type": "quote", "value": {"text": "Cái khó ló cái khôn.", "attribution": "Một thợ máy"}},
            {"type": "image", "value": third},
            {
                "type": "table",
                "value": {
                    "caption": "Sáng kiến theo ngành",
                    "columns": [{"type": "text", "heading": "Ngành"}, {"type": "number", "heading": "Số sáng kiến"}],
                    "rows": [{"values": ["Dệt may", "21"]}, {"values": ["Chế biến dừa", "39"]}],
                },
            },
            {"type": "video", "value": {"url": "https://youtu.be/abcdefghijk", "title": "Phim ngắn", "poster": None}},
            builders.paragraph(f"<p>{WORDS * 2}</p>"),
            {"type": "gallery", "value": gallery},
        ),
    )
    seminar = SeminarPage.objects.descendant_of(home).live().order_by("-date").first()
    return {"article": article.get_url_parts()[2], "seminar": seminar.get_url_parts()[2]}


def hand_in():
    """Make what the desks of the guide's pictures show: a draft that waits, one that came back, one with a date."""
    home = Site.objects.get(hostname=HOSTNAME).root_page
    section = NewsIndexPage.objects.child_of(home).get()
    editor, reviewer = (User.objects.get(email=f"{name}@{SITE}.example") for name in ("bien-tap", "duyet"))
    titles = {
        "waits": "Công đoàn dệt may mở lớp dạy nghề buổi tối",
        "returned": "Đoàn viên hiến máu đợt cuối năm",
        "draft": "Tổ tự quản khu nhà trọ tròn mười năm",
        "scheduled": "Lịch nghỉ Tết và chăm lo cho công nhân ở lại",
    }
    pages = {name: builders.news(section, title, live=False, owner=editor) for name, title in titles.items()}
    for name in ("waits", "returned"):
        pages[name].save_revision(user=editor)
        pages[name].get_workflow().start(pages[name], editor)
    pages["draft"].save_revision(user=editor)
    step = pages["returned"].current_workflow_task_state
    step.task.specific.on_action(step, reviewer, "reject", comment="Bổ sung số đơn vị máu và tên nơi nhận.")
    at = timezone.now() + datetime.timedelta(hours=2)
    pages["scheduled"].save_revision(user=editor, approved_go_live_at=at)
    return sorted(titles)
