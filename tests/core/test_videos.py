"""Which video addresses may stand on a page."""

import pytest
from django.core.exceptions import ValidationError

from core.videos import PROVIDERS, validate_video_url


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ",
        "https://youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://vimeo.com/76979871",
        "https://WWW.YouTube.com/watch?v=dQw4w9WgXcQ",
    ],
)
def test_a_video_at_a_known_provider_is_accepted(url):
    validate_video_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/",
        "https://www.youtube.com/@mot-kenh",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example#www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
        "https://vimeo.com/about",
        "javascript:alert(1)",
        "",
    ],
)
def test_any_other_address_is_refused(url):
    with pytest.raises(ValidationError) as refusal:
        validate_video_url(url)
    assert refusal.value.code == "video_provider"


def test_the_refusal_names_the_providers():
    with pytest.raises(ValidationError) as refusal:
        validate_video_url("https://video.example/1")
    assert all(host in refusal.value.message for host in PROVIDERS)
