"""Pages in the shapes that newspapers' own systems give them. Papers, people and events are invented."""
# ruff: noqa: E501  # markup reads better unbroken

from __future__ import annotations

import json
from datetime import date

import pytest

from claims.errors import ReadingError
from claims.model import Article
from claims.reading.pages import from_html

STORY = (
    "VINTERHAVN — The ferry company that links the outer islands with the mainland will raise its fares by a fifth in "
    "May, its director said on Thursday, blaming the price of fuel.",
    "“We have held out for as long as we could,” the director, Greta Ilves, told reporters at the terminal. “Nobody on "
    "this board wanted it.”",
    "Opposition councillors called the decision a betrayal of the islands. Hugo Thorne, who speaks for the farmers of "
    "Alder Point, said that many families would have to give up their second trip of the week.",
    "The transport minister, Nadia Osei, denied that the state had promised to pay the difference, and said the "
    "contract ran until the end of the decade.",
    "The company carries about forty thousand passengers a month. It last raised its fares four years ago, after a "
    "strike that kept the boats in the harbor for nine days.",
)
PROSE = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
CHROME = '<header><a href="/">Home</a><a href="/news">News</a><a href="/sport">Sport</a><form><input name="q"></form></header>'
RELATED = (
    '<aside class="related"><h2>More on this story</h2><ul><li><a href="/1">Strike ends after nine days</a></li>'
    '<li><a href="/2">Islanders want a bridge</a></li></ul></aside>'
)
FOOTER = "<footer><p>© The Northern Post. All rights reserved. Terms of use. Contact us.</p></footer>"


def read(html: str, address: str = "https://post.example/ferry?utm_source=feed") -> Article:
    return from_html(html.encode(), name="page", address=address)


def refusal(html: str) -> str:
    with pytest.raises(ReadingError) as caught:
        read(html)
    return str(caught.value)


def whole(article: Article) -> bool:
    """Whether the story is there, and nothing of the page around it."""
    lines = article.text.splitlines()
    chrome = ("Home", "All rights reserved", "More on this story", "Islanders want", "cookies", "Subscribe", "Share")
    return all(p in lines for p in STORY) and not any(word in article.text for word in chrome)


def test_news_article_in_json_ld() -> None:
    """A content system that says everything in JSON-LD, in a graph with references, and little in its tags."""
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "northern-post-website", "url": "https://post.example/"},
            {"@type": "NewsMediaOrganization", "@id": "#paper", "name": "Northern Post"},
            {"@type": "Person", "@id": "#mara", "name": "Mara Velde", "url": "https://post.example/people/mara"},
            {
                "@type": "NewsArticle", "headline": "Ferry fares to rise by a fifth", "datePublished":
                "2023-03-16T21:40:00+01:00", "dateModified": "2023-03-18T08:00:00+01:00", "author": [{"@id": "#mara"}],
                "publisher": {"@id": "#paper"}, "mainEntityOfPage": "https://post.example/ferry",
                "isAccessibleForFree": True,
            },
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "News"}]},
        ],
    }  # fmt: skip
    article = read(
        f'<!doctype html><html lang="en-GB"><head><title>Ferry fares | NP</title><link rel="canonical" '
        f'href="https://post.example/ferry"><script type="application/ld+json">{json.dumps(data)}</script></head><body>'
        f'{CHROME}<main><article><h1>Ferry fares to rise by a fifth</h1><div class="byline">By <a href="/people/mara">Mara '
        f'Velde</a></div><figure><img src="f.jpg"><figcaption>A ferry leaves Vinterhavn. Photo: Ivo Tamm</figcaption>'
        f'</figure><div class="body">{PROSE}</div></article>{RELATED}</main>{FOOTER}</body></html>'
    )
    assert whole(article)
    assert (article.headline, article.publisher) == ("Ferry fares to rise by a fifth", "Northern Post")
    assert (article.author, article.published) == ("Mara Velde", date(2023, 3, 16))
    assert article.url == "https://post.example/ferry"


def test_open_graph_alone() -> None:
    """No JSON-LD, no article element: divisions with class names, and what the tags for sharing say."""
    article = read(
        '<html><head><meta charset="utf-8"><meta property="og:type" content="article"><meta property="og:title" '
        'content="Ferry fares to rise by a fifth &#8211; Northern Post"><meta property="og:site_name" content="Northern '
        'Post"><meta property="og:url" content="https://post.example/ferry"><meta name="author" content="Mara Velde">'
        '<meta property="article:published_time" content="2023-03-16"></head><body><div id="top">'
        f'{CHROME}</div><div class="story"><div class="story-title"><h1>Ferry fares to rise by a fifth</h1></div>'
        f'<div class="story-text">{PROSE}</div><div class="share">Share <a href="#">Mail</a></div></div>{RELATED}{FOOTER}'
        "</body></html>"
    )
    assert whole(article)
    assert (article.headline, article.publisher) == ("Ferry fares to rise by a fifth", "Northern Post")
    assert (article.author, article.published) == ("Mara Velde", date(2023, 3, 16))
    assert article.url == "https://post.example/ferry"


def test_amp() -> None:
    """The page for telephones names the page itself as the canonical one, so both are one article."""
    data = {"@type": "NewsArticle", "headline": "Ferry fares to rise by a fifth", "datePublished": "2023-03-16",
            "author": {"@type": "Person", "name": "Mara Velde"}, "publisher": {"name": "Northern Post"}}  # fmt: skip
    article = read(
        '<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><link rel="canonical" href="https://post.example/'
        'ferry"><script async src="https://cdn.example/v0.js"></script><style amp-custom>p{margin:0}</style><script '
        f'type="application/ld+json">{json.dumps(data)}</script></head><body><amp-sidebar id="s"><a href="/">Home</a>'
        '</amp-sidebar><article><h1>Ferry fares to rise by a fifth</h1><amp-img src="f.jpg" width="9" height="9"></amp-img>'
        f'{PROSE}<amp-ad width="300" height="250" type="x"></amp-ad></article>{FOOTER}</body></html>',
        "https://amp.post.example/amp/ferry",
    )
    assert whole(article)
    assert (article.id, article.url) == ("https://post.example/ferry",) * 2
    assert (article.author, article.published) == ("Mara Velde", date(2023, 3, 16))


def test_live_blog() -> None:
    """Posts under one heading, newest first: all of them are read, in the page's order."""
    posts = [
        {"@type": "BlogPosting", "headline": f"Post {n}", "datePublished": f"2023-03-16T1{n}:00:00Z"} for n in range(5)
    ]
    data = {"@type": "LiveBlogPosting", "headline": "Ferry fares: the day as it happened", "datePublished":
            "2023-03-16T09:00:00Z", "publisher": {"name": "Northern Post"}, "liveBlogUpdate": posts}  # fmt: skip
    shown = "".join(
        f'<section class="post" id="p{n}"><time>1{n}:00</time><h2>Post number {n} of the day</h2><p>{p}</p></section>'
        for n, p in enumerate(STORY)
    )
    article = read(
        f'<html><head><title>Live</title><script type="application/ld+json">{json.dumps(data)}</script></head><body>'
        f'{CHROME}<main><h1>Ferry fares: the day as it happened</h1><div class="liveblog">{shown}</div></main>{FOOTER}'
        "</body></html>"
    )
    assert whole(article)
    assert article.headline == "Ferry fares: the day as it happened"
    assert article.published == date(2023, 3, 16)
    assert [article.text.index(p) for p in STORY] == sorted(article.text.index(p) for p in STORY)


@pytest.mark.parametrize(
    "wall",
    [
        '<div class="paywall"><h3>Keep reading</h3><p>Your first month is one crown.</p></div>',
        "<div><p>This article is for subscribers. Already a subscriber? Log in to continue reading.</p></div>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false, "hasPart": '
        '{"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".rest"}}</script><div class="rest"></div>',
    ],
    ids=["class", "words", "JSON-LD"],
)
def test_stub_in_front_of_a_paywall(wall: str) -> None:
    html = (
        f"<html><head><title>Ferry fares to rise</title></head><body>{CHROME}<article><h1>Ferry fares to rise by a "
        f"fifth</h1><p>{STORY[0]}</p><p>{STORY[1]}</p>{wall}</article>{FOOTER}</body></html>"
    )
    assert refusal(html) == "page: behind a paywall; only its beginning can be read"


def test_cookie_wall_alone() -> None:
    html = (
        "<html><head><title>Northern Post: your privacy</title></head><body><div class='consent'><h1>Before you continue"
        "</h1><p>We and our 212 partners store information on your device, such as cookies, and process personal data to "
        "show you personalised advertising and content, to measure it, and to learn about those who read it.</p><p>You may "
        "accept all cookies, refuse them, or manage your choices. You may change your mind at any time.</p>"
        "<button>Accept all</button><button>Manage choices</button></div></body></html>"
    )
    assert refusal(html) == "page: the page asks for consent to cookies instead of showing an article"


def test_cookie_banner_over_an_article_is_no_part_of_it() -> None:
    banner = (
        '<div id="cookie-banner" role="dialog"><p>We use cookies to give you the best experience. By clicking Accept you '
        "agree to our use of cookies.</p><button>Accept</button></div>"
    )
    html = (
        f"<html><head><title>Ferry fares to rise by a fifth</title></head><body>{banner}{CHROME}<article><h1>Ferry fares "
        f"to rise by a fifth</h1>{PROSE}</article>{FOOTER}</body></html>"
    )
    assert whole(read(html))


def test_index_of_links() -> None:
    teasers = "".join(
        f'<li><h3><a href="/n/{n}">{title}</a></h3><span>{n} hours ago</span></li>'
        for n, title in enumerate(
            ("Ferry fares to rise by a fifth", "Strike ends after nine days", "Islanders want a bridge to the mainland",
             "Minister denies promise", "Farmers of Alder Point protest", "Harbor to be dredged in June") * 4
        )
    )  # fmt: skip
    html = f"<html><head><title>News</title></head><body>{CHROME}<main><h1>Latest news</h1><ul>{teasers}</ul></main>{FOOTER}</body></html>"
    assert "is not an article" in refusal(html) or "no article was found" in refusal(html)
