"""What a pasted address means."""

import pytest

from articles.recordings import embed_of


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=aB3-_fGhI9k",
        "http://youtube.com/watch?feature=share&v=aB3-_fGhI9k&t=42s",
        "https://m.youtube.com/watch?v=aB3-_fGhI9k#t=1m",
        "https://youtu.be/aB3-_fGhI9k?si=zzz",
        "https://www.youtube.com/shorts/aB3-_fGhI9k",
        "https://www.youtube.com/live/aB3-_fGhI9k?feature=share",
        "https://www.youtube-nocookie.com/embed/aB3-_fGhI9k",
        "  https://YouTube.com/watch?v=aB3-_fGhI9k  ",
    ],
)
def test_every_way_to_share_a_youtube_video_means_the_same(address):
    embed = embed_of(address)
    assert embed.provider == "YouTube"
    assert embed.page == "https://www.youtube.com/watch?v=aB3-_fGhI9k"
    assert embed.frame == "https://www.youtube-nocookie.com/embed/aB3-_fGhI9k?autoplay=1"
    assert embed.frame_origin == "https://www.youtube-nocookie.com"


@pytest.mark.parametrize(
    ("address", "provider", "page", "frame"),
    [
        (
            "https://vimeo.com/123456789?share=copy",
            "Vimeo",
            "https://vimeo.com/123456789",
            "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1",
        ),
        (
            "https://vimeo.com/123456789/0a1b2c3d4e",
            "Vimeo",
            "https://vimeo.com/123456789/0a1b2c3d4e",
            "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1&h=0a1b2c3d4e",
        ),
        (
            "https://www.facebook.com/baohaisa/videos/bien-em/1234567890/?ref=x",
            "Facebook",
            "https://www.facebook.com/watch/?v=1234567890",
            "https://www.facebook.com/plugins/video.php?show_text=false&autoplay=true"
            "&href=https%3A%2F%2Fwww.facebook.com%2Fwatch%2F%3Fv%3D1234567890",
        ),
        (
            "https://www.tiktok.com/@baohaisa/video/7123456789012345678?lang=vi",
            "TikTok",
            "https://www.tiktok.com/@baohaisa/video/7123456789012345678",
            "https://www.tiktok.com/player/v1/7123456789012345678?autoplay=1",
        ),
        (
            "https://soundcloud.com/bao-hai-sa/bien-dem?utm=1",
            "SoundCloud",
            "https://soundcloud.com/bao-hai-sa/bien-dem",
            "https://w.soundcloud.com/player/?auto_play=true"
            "&url=https%3A%2F%2Fsoundcloud.com%2Fbao-hai-sa%2Fbien-dem",
        ),
    ],
)
def test_other_providers_keep_what_identifies_the_recording_and_no_more(address, provider, page, frame):
    embed = embed_of(address)
    assert (embed.provider, embed.page, embed.frame) == (provider, page, frame)
    assert embed_of(embed.page) == embed


@pytest.mark.parametrize(
    "address",
    [
        "",
        "không phải địa chỉ",
        "javascript:alert(1)//youtu.be/aB3-_fGhI9k",
        "//youtu.be/aB3-_fGhI9k",
        "ftp://youtu.be/aB3-_fGhI9k",
        "https://youtu.be.example.vn/aB3-_fGhI9k",
        "https://example.vn/?https://youtu.be/aB3-_fGhI9k",
        "https://youtu.be@example.vn/aB3-_fGhI9k",
        "https://me@youtu.be/aB3-_fGhI9k",
        "https://youtu.be:8443/aB3-_fGhI9k",
        "https://youtu.be:99999/aB3-_fGhI9k",
        "https://[youtu.be/aB3-_fGhI9k",
        "https://www.youtube.com/@baohaisa",
        "https://www.youtube.com/watch?v=short",
        'https://www.youtube.com/watch?v=aB3-_fGhI"k',
        "https://www.youtube.com/watch?v=aB3-_fGhI9k0",
        "https://www.youtube.com/watch?v=ăB3-_fGhI9k",
        "https://www.facebook.com/baohaisa",
        "https://soundcloud.com/bao-hai-sa",
        "https://soundcloud.com/search/sounds",
        "https://youtu.be/aB3-_fGhI9k?" + "x" * 500,
    ],
)
def test_what_no_provider_knows_is_no_embed(address):
    assert embed_of(address) is None
